# The proxy file for the addresses of compose.yaml, then nginx.
set -e
[ -n "$2" ] || mkdir -p /var/lib/nginx /etc/nginx/patokaz
[ -n "$2" ] || rm -f /etc/nginx/conf.d/default.conf
sed -E -e 's/127\.0\.0\.1:850([123])/172.30.0.1\1:8501/' -e 's/127\\\.0\\\.0\\\.1:850([123])/172\\.30\\.0\\.1\1:8501/' \
    "${1:-/patokaz/nginx.conf}" > "${2:-/etc/nginx/conf.d/patokaz.conf}"
[ -n "$2" ] || exec nginx -g 'worker_rlimit_nofile 16384; daemon off;'
