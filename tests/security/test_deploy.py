"""What stands around the product agrees with itself: containers with the proxy file, settings with the operating page, units."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"


def test_containers_stand_behind_the_same_proxy_file(tmp_path: Path) -> None:
    made = tmp_path / "nginx.conf"
    subprocess.run(["sh", DEPLOY / "nginx-compose.sh", DEPLOY / "nginx.conf", made], check=True)
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]
    text = made.read_text(encoding="utf-8")
    replicas = [
        service["networks"]["inside"]["ipv4_address"] for service in services.values() if "ipv4" in str(service)
    ]
    assert len(replicas) == 3
    for address in replicas:  # in every list of replicas, and in the map of seats
        assert text.count(f"server {address}:8501") == 4 and text.count(re.escape(address)) == 1
    assert "127.0.0.1" not in text and r"127\.0" not in text


def test_every_setting_is_explained_and_known() -> None:
    settings = re.findall(r"^#?([A-Z_]+)=", (DEPLOY / "patokaz.env").read_text(encoding="utf-8"), re.MULTILINE)
    explained = (ROOT / "docs" / "ministry.md").read_text(encoding="utf-8")
    product = "\n".join(
        path.read_text(encoding="utf-8") for path in [*ROOT.glob("patokaz/**/*.py"), *ROOT.glob("data/*.py")]
    )
    assert len(settings) >= 5
    for setting in settings:
        assert f"`{setting}`" in explained
        assert setting.startswith("STREAMLIT_") or setting in product


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_units_are_sound(tmp_path: Path) -> None:
    for name in ("patokaz@.service", "patokaz-build.service"):
        text = (DEPLOY / name).read_text(encoding="utf-8")
        (tmp_path / name.replace("@", "@8501")).write_text(re.sub(r"/srv/patokaz/\.venv/bin/\w+", "/bin/true", text))
    units = [str(path) for path in tmp_path.iterdir()]
    checked = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    told = [line for line in checked.stderr.splitlines() if "patokaz" in line]
    assert not told
