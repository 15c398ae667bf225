// Runs before there is anything to lay out, so that it is laid out once: as a page that is alive, and its drawing when
// it is known how large it is to be. Should the script that does so fail, all is there to be read, as without it.
(({ classList }) => {
  classList.add("is-live", "is-loading");
  addEventListener("error", () => {
    if (classList.contains("is-loading")) classList.remove("is-live", "is-loading");
  });
})(document.documentElement);
