// Runs before anything else, without modules, so that even a pane that cannot start says why.
(function () {
  "use strict";
  var errors = (window.cqoErrors = []);
  var root = document.documentElement;
  var stored = function (name) {
    try { return localStorage.getItem(name); } catch { return null; }
  };

  function show() {
    var pane = document.getElementById("pane");
    // Only while the skeleton stands there: once the pane runs it reports its own mistakes.
    if (!pane || !pane.querySelector("[data-skeleton]")) return;
    var words = document.getElementById("boot-error");
    if (words) words.hidden = false;
  }
  function remember(text) {
    if (errors.length < 20) errors.push(new Date().toISOString() + " " + text);
  }
  window.addEventListener("error", function (event) {
    var source = event.target && event.target.src;
    remember(source ? "not loaded: " + source : String(event.message));
    if (!source || source.indexOf(location.origin) === 0) show();
  }, true);
  window.addEventListener("unhandledrejection", function (event) {
    remember("rejected: " + String(event.reason && event.reason.message || event.reason));
  });

  var theme = stored("cqo.theme.shown");
  var dark = window.matchMedia && window.matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = theme || (dark ? "dark" : "light");
  root.lang = stored("cqo.locale") || "zh-CN";
})();
