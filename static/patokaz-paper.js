// A chart drawn for a wide window would be cut on paper: before printing each tells by how much it has to shrink and how large its
// letters then are; the style sheet's rules of paper use both. (A map keeps its shape by itself.)

const PAPER = 680; // pixels between the margins of an upright A4 page
const TALL = 350; // two charts with what they are read with stand on a page
const ROWS = 600; // a chart taller than that has a row a line: it has a page of its own, or nobody reads its rows
const PAGE = 900;

addEventListener("beforeprint", () => {
  for (const chart of document.querySelectorAll(".js-plotly-plot .svg-container")) {
    const rows = chart.clientHeight > ROWS, room = rows ? PAGE : TALL;
    for (const name of rows ? chart.querySelectorAll("text.annotation-text") : []) {
      name.setAttribute("x", name.getBBox().x); // letters that grow on paper would else grow beyond the left edge
      name.style.textAnchor = "start";
    }
    const shrunk = Math.min(1, PAPER / chart.clientWidth, room / chart.clientHeight);
    chart.style.setProperty("--shrunk", shrunk);
    chart.closest(".stPlotlyChart")?.style.setProperty("--tall", `${chart.clientHeight * shrunk}px`);
    const letters = Math.min(17, Math.max(13, 9.5 / shrunk));
    chart.style.setProperty("--letters", `${letters}px`);
    for (const entry of chart.querySelectorAll(".legend .groups")) {
      const [x, y] = entry.getAttribute("transform")?.match(/-?[\d.]+/g) ?? [0, 0];
      const drawn = parseFloat(entry.querySelector("text")?.style.fontSize) || letters;
      entry.style.transform = `translate(${(x * letters) / drawn}px, ${y}px)`; // larger words need more room
    }
  }
});

addEventListener("afterprint", () => {
  for (const entry of document.querySelectorAll(".legend .groups")) entry.style.transform = "";
});
