// What the pages do beyond reading: the search box, any two codes compared, a reply pasted into a guide.
(() => {
  "use strict";
  const LIMIT = 12;
  const one = (selector) => document.querySelector(selector);

  /** The codes in a text: `[reply codes, enhanced codes]`, in order. */
  const codesIn = (text) => [
    [...text.matchAll(/(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/g)].map(([code]) => code),
    [...text.matchAll(/(?<![\d.])[2-5][0-5]\d(?![\d.])/g)].map(([code]) => code),
  ];

  const form = one("form.search");
  if (form) search(form);
  const pair = one("form.pair");
  if (pair) compare(pair);
  const paste = one("form.paste");
  if (paste) start(paste);

  function search(form) {
    const input = form.elements.q;
    const list = one("#found");
    const status = form.querySelector("[role=status]");
    const { index: address, none, some, compare: comparer, pair } = form.dataset;
    const base = new URL(".", new URL(address, location.href));
    let index;

    const load = () =>
      (index ??= fetch(address)
        .then((response) => (response.ok ? response.json() : Promise.reject(new Error(response.statusText))))
        .then((rows) => rows.map((row) => ({ row, text: `${row[1]} ${row[2]} ${row[0]}`.toLowerCase() })))
        .catch(() => {
          index = undefined;
          return [];
        }));

    const show = async () => {
      const asked = input.value.trim();
      const rows = await load();
      if (asked !== input.value.trim()) return;
      const found = asked === "" ? [] : [...unwritten(rows, asked), ...rank(rows, asked)];
      list.replaceChildren(...found.map(item));
      list.hidden = found.length === 0;
      status.textContent = asked === "" ? "" : found.length === 0 ? none : some.replace("{0}", found.length);
    };

    /** A pair that has no page is compared in the linter's page. */
    const unwritten = (rows, asked) => {
      const [a, b] = pairIn(asked);
      if (b === undefined || rows.some(({ row: [place] }) => isPair(place, [a, b]))) return [];
      return [[`#/${a}/${b}`, "", pair.replace("{0}", a).replace("{1}", b)]];
    };

    const item = ([place, id, title]) => {
      const li = document.createElement("li");
      const a = document.createElement("a");
      a.href = place.startsWith("#") ? comparer + place.slice(1) : new URL(`${place}.html`, base);
      if (id) {
        const b = document.createElement("b");
        b.textContent = id;
        a.append(b);
      }
      a.append(title);
      li.append(a);
      return li;
    };

    input.addEventListener("input", show);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      await show();
      list.querySelector("a")?.click();
    });
    form.addEventListener("keydown", (event) => {
      const links = [...list.querySelectorAll("a")];
      const at = links.indexOf(document.activeElement);
      if (event.key === "Escape") {
        list.hidden = true;
        input.focus();
      } else if (event.key === "ArrowDown" && links.length > 0) {
        event.preventDefault();
        (links[at + 1] ?? links[0]).focus();
      } else if (event.key === "ArrowUp" && at >= 0) {
        event.preventDefault();
        (links[at - 1] ?? input).focus();
      }
    });
    form.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !form.contains(event.relatedTarget)) list.hidden = true;
    });
    document.addEventListener("click", (event) => {
      if (!form.contains(event.target)) list.hidden = true;
    });
  }

  /** The two codes of one kind that were asked for; none where it is something else. */
  function pairIn(asked) {
    const [enhanced, replies] = codesIn(asked);
    const codes = enhanced.length > 0 ? enhanced : replies;
    return codes.length === 2 && codes[0] !== codes[1] ? codes : [];
  }

  const isPair = (place, [a, b]) => place === `compare/${a}-${b}` || place === `compare/${b}-${a}`;

  /** The rows that fit what was asked, best first. */
  function rank(rows, asked) {
    const [enhanced, replies] = codesIn(asked);
    const codes = [...enhanced, ...replies];
    const pair = pairIn(asked);
    const words = asked.toLowerCase().split(/[\s,;:()"']+/).filter(Boolean);
    const score = ({ row: [place, id], text }) => {
      if (pair.length > 0 && isPair(place, pair)) return 200;
      if (codes.includes(id)) return 100 - codes.indexOf(id);
      if (codes.length > 0 && words.length > 1) return 0;
      if (id.toLowerCase() === words.join(" ")) return 95;
      if (!words.every((word) => text.includes(word))) return 0;
      const starts = words.filter((word) => ` ${text}`.includes(` ${word}`)).length;
      return 10 + (10 * starts) / words.length + (id.toLowerCase().startsWith(words[0]) ? 30 : 0) - text.length / 200;
    };
    return rows
      .map((entry) => [score(entry), entry.row])
      .filter(([points]) => points > 0)
      .sort(([a], [b]) => b - a)
      .slice(0, LIMIT)
      .map(([, row]) => row);
  }

  /** Leads to the page of a pair where there is one, else to the view that compares any two. */
  function compare(form) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const [a, b] = ["a", "b"].map((name) => form.elements[name].value.trim());
      const written = [`${a}-${b}.html`, `${b}-${a}.html`];
      const links = [...document.querySelectorAll(".rows a")];
      const known = links.find((link) => written.includes(link.pathname.split("/").pop()));
      location.href = known ? known.href : `${form.dataset.linter}#/compare/${encodeURIComponent(a)}/${encodeURIComponent(b)}`;
    });
  }

  /** Leads to the step for a pasted reply: one that names a code of it, else one for failures of its kind. */
  function start(form) {
    const said = form.querySelector("[role=status]");
    const table = one("#starts") ? JSON.parse(one("#starts").textContent) : { when: stepsBy("when"), kin: stepsBy("kin") };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const codes = codesIn(form.elements.reply.value).flat();
      const place = [table.when, table.kin].flatMap((places) => codes.map((code) => places[code])).find(Boolean);
      if (place === undefined) {
        said.textContent = form.dataset.none;
        return;
      }
      location.href = place;
      const step = place.startsWith("#") ? document.getElementById(place.slice(1)) : null;
      if (step === null) return;
      said.textContent = form.dataset.found.replace("{0}", step.querySelector("h2").textContent);
      step.focus();
    });
  }

  /** The steps of this page by what they start with. */
  function stepsBy(name) {
    const places = {};
    for (const step of document.querySelectorAll(`[data-${name}]`)) {
      for (const code of step.dataset[name].split(" ")) places[code] ??= `#${step.id}`;
    }
    return places;
  }
})();
