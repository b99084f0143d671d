// The date moves without a reload: a slider over the years, and the form itself. Without this script the form works.
"use strict";
(() => {
  const DAY = 86400000;
  const at = (text) => Date.parse(text + "T00:00:00Z") / DAY;
  const text = (day) => new Date(day * DAY).toISOString().slice(0, 10);

  const show = async (address, keep) => {
    const main = document.querySelector("main");
    main.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!page.querySelector("form.dates")) {
        location.assign(address);
        return;
      }
      for (const part of ["header.top", "form.dates", "main", "footer"]) {
        document.querySelector(part).replaceWith(document.adoptNode(page.querySelector(part)));
      }
      document.title = page.title;
      if (keep) {
        history.pushState(null, "", answer.url);
      }
      begin();
    } catch {
      location.assign(address);
    }
  };

  const addressOf = (form) => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (value !== "") {
        query.append(name, value);
      }
    }
    return form.action + "?" + query;
  };

  const slider = (form) => {
    const date = form.elements.asOf;
    const from = at(form.dataset.from);
    const to = at(form.dataset.to);
    const box = document.createElement("div");
    box.className = "slider";
    const range = document.createElement("input");
    range.type = "range";
    range.min = from;
    range.max = to;
    range.step = 1;
    range.value = at(date.value);
    range.setAttribute("aria-label", date.labels[0].textContent.trim());
    range.setAttribute("aria-valuetext", date.value);
    const ends = document.createElement("div");
    ends.className = "ends";
    ends.setAttribute("aria-hidden", "true");
    for (const each of [form.dataset.from, form.dataset.to]) {
      ends.append(Object.assign(document.createElement("span"), { textContent: each.slice(0, 4) }));
    }
    const days = form.dataset.days ? form.dataset.days.split(" ").map(at) : [];
    for (const day of days.filter((each) => each >= from && each <= to)) {
      const mark = document.createElement("span");
      mark.className = "day";
      mark.style.left = ((day - from) / (to - from)) * 100 + "%";
      mark.title = text(day);
      mark.setAttribute("aria-hidden", "true");
      box.append(mark);
    }
    range.addEventListener("input", () => {
      // Close to a day on which something happened, it is that day.
      const near = days.find((each) => Math.abs(each - range.value) <= (to - from) / 300);
      date.value = text(near === undefined ? Number(range.value) : near);
      range.setAttribute("aria-valuetext", date.value);
    });
    range.addEventListener("change", () => show(addressOf(form), true));
    box.append(range, ends);
    form.append(box);
  };

  const begin = () => {
    const form = document.querySelector("form.dates");
    if (form && !form.querySelector(".slider")) {
      slider(form);
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        show(addressOf(form), true);
      });
      for (const link of form.querySelectorAll("a")) {
        link.addEventListener("click", (event) => {
          event.preventDefault();
          show(link.href, true);
        });
      }
    }
  };

  window.addEventListener("popstate", () => {
    if (!location.hash) {
      show(location.href, false);
    }
  });
  begin();
})();
