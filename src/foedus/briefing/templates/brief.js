"use strict";
(() => {
  const panel = document.getElementById("panel");
  const title = document.getElementById("panel-title");
  const facts = document.getElementById("panel-facts");
  const text = document.getElementById("panel-text");
  const last = document.querySelectorAll(".references > li").length;
  let shown = 0;
  let opener = null;

  // Offsets count code points; strings count UTF-16 units. They differ only where a text leaves the BMP.
  const units = (string, points) =>
    /[\ud800-\udbff]/.test(string) ? Array.from(string).slice(0, points).join("").length : points;
  const length = (string) => (/[\ud800-\udbff]/.test(string) ? Array.from(string).length : string.length);

  function highlight(paragraph, spans) {
    const string = paragraph.textContent;
    const at = Number(paragraph.dataset.at);
    const size = length(string);
    const cuts = new Set([0, size]);
    const inside = spans
      .map(([start, end, main]) => [Math.max(start - at, 0), Math.min(end - at, size), main])
      .filter(([start, end]) => start < end);
    if (!inside.length) return;
    for (const [start, end] of inside) cuts.add(start).add(end);
    const order = [...cuts].sort((a, b) => a - b);
    paragraph.textContent = "";
    for (let i = 0; i + 1 < order.length; i++) {
      const piece = string.slice(units(string, order[i]), units(string, order[i + 1]));
      const over = inside.filter(([start, end]) => start <= order[i] && order[i + 1] <= end);
      if (!over.length) {
        paragraph.append(piece);
        continue;
      }
      const mark = document.createElement("mark");
      mark.className = over.some(([, , main]) => main) ? "main" : "also";
      mark.textContent = piece;
      paragraph.append(mark);
    }
  }

  function open(number, from) {
    const note = document.getElementById("ref-" + number);
    if (!note) return;
    if (from) opener = from;
    shown = number;
    title.textContent = "";
    const label = document.createElement("span");
    label.className = "number";
    label.textContent = number;
    const outlet = note.querySelector(".source b").textContent;
    title.append(label, " " + outlet);
    title.setAttribute("aria-label", "Citation " + number + " of " + last + ", " + outlet);
    facts.textContent = "";
    const article = document.getElementById("doc-" + note.dataset.doc);
    const list = note.querySelector("dl").cloneNode(true);
    for (const term of list.querySelectorAll("dt")) {
      if (term.textContent !== "Published") continue;
      const reason = article.querySelector(".why span").textContent;
      if (reason) term.nextElementSibling.append(" (" + reason + ")");
    }
    facts.append(note.querySelector("cite").cloneNode(true), list.cloneNode(true));
    text.textContent = "";
    const body = article.querySelector(".text").cloneNode(true);
    const spans = note.dataset.also.trim().split(" ").filter(Boolean)
      .map((pair) => [...pair.split("-").map(Number), false]);
    spans.push([Number(note.dataset.start), Number(note.dataset.end), true]);
    for (const paragraph of body.querySelectorAll("[data-at]")) {
      paragraph.removeAttribute("id");
      highlight(paragraph, spans);
    }
    // On a phone the lesser facts come after the article, so that the highlighted words have room.
    text.append(...body.childNodes, list.cloneNode(true));
    panel.hidden = false;
    document.body.classList.add("reading");
    document.querySelectorAll(".cite.current").forEach((link) => link.classList.remove("current"));
    document.querySelectorAll('.cite[data-ref="' + number + '"]').forEach((link) => link.classList.add("current"));
    const found = text.querySelector("mark.main");
    text.scrollTop = found ? found.offsetTop - text.clientHeight * 0.3 : 0;
    document.getElementById("previous").disabled = number <= 1;
    document.getElementById("next").disabled = number >= last;
    title.focus({ preventScroll: true });
    // The sheet of a phone covers two thirds of the page: keep the sentence in what is left.
    if (from && window.innerWidth <= 640 && from.getBoundingClientRect().bottom > window.innerHeight * 0.3) {
      window.scrollBy({ top: from.getBoundingClientRect().top - window.innerHeight * 0.18 });
    }
  }

  function close() {
    if (panel.hidden) return;
    panel.hidden = true;
    document.body.classList.remove("reading");
    document.querySelectorAll(".cite.current").forEach((link) => link.classList.remove("current"));
    if (opener) opener.focus({ preventScroll: true });
    opener = null;
  }

  function step(by) {
    const number = shown + by;
    if (number < 1 || number > last) return;
    const link = document.getElementById("cite-" + number);
    open(number, link);
    if (link && link.checkVisibility && link.checkVisibility()) link.scrollIntoView({ block: "center" });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-ref]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(Number(link.dataset.ref), link);
  });
  document.getElementById("close").addEventListener("click", close);
  document.getElementById("previous").addEventListener("click", () => step(-1));
  document.getElementById("next").addEventListener("click", () => step(1));
  document.addEventListener("keydown", (event) => {
    if (panel.hidden || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") close();
    else if (event.key === "ArrowRight") step(1);
    else if (event.key === "ArrowLeft") step(-1);
    else return;
    event.preventDefault();
  });
  // With the panel at hand the footnotes may fold; without script they stay open, and so they do on paper.
  const notes = document.getElementById("all-references");
  if (!location.hash.startsWith("#ref-")) notes.open = false;
  const unfold = () => {
    notes.open = true;
    document.querySelectorAll("figure details, .folded, .quotations details").forEach((more) => (more.open = true));
  };
  window.addEventListener("beforeprint", unfold);
  window.matchMedia("print").addEventListener("change", (print) => print.matches && unfold());
})();
