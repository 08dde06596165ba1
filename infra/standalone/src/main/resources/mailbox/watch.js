// Shows new mails: at once to a reader who waits at the top, by a link to one who is reading further down.
const list = document.querySelector("[data-newest]");
const newest = async () => {
  const answer = await fetch("/api/v1/messages?limit=1");
  const found = await answer.json();
  return found.messages.length ? found.messages[0].ID : "";
};
const look = async () => {
  try {
    if (document.visibilityState === "visible" && (await newest()) !== list.dataset.newest) {
      if (window.scrollY === 0 && !list.contains(document.activeElement)) {
        location.reload();
      } else {
        document.querySelector("[data-news]").innerHTML = '<a href="/">There is new mail</a>';
      }
    }
  } catch {
    // the mailbox is being restarted
  }
  setTimeout(look, 2000);
};
setTimeout(look, 2000);
