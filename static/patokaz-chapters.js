// The list of chapters that stays at the top marks the one that is being read.

function mark() {
  const list = document.querySelector("nav.chapters:not(.contents)");
  if (!list) return;
  const links = [...list.querySelectorAll("a")], line = list.getBoundingClientRect().bottom + 32;
  const begun = links.filter((link) => document.getElementById(link.hash.slice(1))?.getBoundingClientRect().top <= line);
  const here = begun.at(-1);
  if (list.querySelector("[aria-current]") === (here ?? null)) return;
  for (const link of links) link.removeAttribute("aria-current");
  if (!here) return list.scrollTo({ left: 0 });
  here.setAttribute("aria-current", "location");
  list.scrollTo({ left: here.offsetLeft - list.offsetLeft - list.clientWidth / 3 });
}

let asked = false;
document.addEventListener("scroll", () => {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    mark();
  });
}, { capture: true, passive: true });
