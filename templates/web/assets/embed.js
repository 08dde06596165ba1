// Sends a Broadsheet form in place: <form data-broadsheet …> and this file, from the same server. Without it, or when
// anything stands in its way, the form is sent as any other.
(function () {
  'use strict';
  function status(form) {
    var line = form.querySelector('[data-broadsheet-status]');
    if (!line) {
      line = document.createElement('div');
      line.setAttribute('data-broadsheet-status', '');
      line.setAttribute('role', 'status');
      form.appendChild(line);
    }
    return line;
  }
  function say(form, text, failed) {
    var line = status(form);
    line.setAttribute('data-failed', failed ? 'true' : 'false');
    line.textContent = text;
  }
  // a form's own fields may be called as what is called here ("submit", "action"), and would stand in its place
  var own = HTMLFormElement.prototype;
  function send(form, event) {
    event.preventDefault();
    var values = {};
    new FormData(form).forEach(function (value, name) { values[name] = String(value); });
    var button = form.querySelector('[type=submit]');
    if (button) button.disabled = true;
    fetch(new URL('/api/subscriptions', new URL(form.getAttribute('action'), document.baseURI)), {
      method: 'POST', mode: 'cors', credentials: 'omit', referrerPolicy: 'no-referrer',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json, application/problem+json' },
      body: JSON.stringify(values)
    }).then(function (answer) {
      return answer.json().then(function (body) {
        // what this form lacks, the server's own has: sent plainly it leads there, with everything that was typed
        if (body.requires) { own.submit.call(form); return; }
        if (answer.ok) { own.reset.call(form); say(form, body.message, false); } else { say(form, body.detail || body.title, true); }
        if (button) button.disabled = false;
      });
    }).catch(function () { own.submit.call(form); });
  }
  document.querySelectorAll('form[data-broadsheet]').forEach(function (form) {
    status(form); // from the beginning, or it is not read out
    form.addEventListener('submit', function (event) { send(form, event); });
  });
}());
