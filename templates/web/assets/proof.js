// Proof of work for a Broadsheet form: <form data-proof action="…/subscriptions" …>. Fetches a challenge (ALTCHA's format), finds
// the number that it hides in a worker, and sends it along. Without this script a form is taken as well, more slowly.
(function () {
  'use strict';

  // Runs in the worker: no name from outside.
  function solver() {
    var K = [], first = [], found = 0, candidate = 2;
    function root(n, power) { return (Math.pow(n, 1 / power) * 0x100000000) | 0; }
    while (found < 64) {
      var prime = true;
      for (var d = 2; d * d <= candidate; d++) if (candidate % d === 0) prime = false;
      if (prime) {
        if (found < 8) first.push(root(candidate, 2));
        K.push(root(candidate, 3));
        found++;
      }
      candidate++;
    }
    function turn(x, by) { return (x >>> by) | (x << (32 - by)); }
    function sha256(text) { // FIPS 180-4; text is ASCII
      var words = [], length = text.length, i;
      var blocks = ((length + 8) >> 6) + 1;
      for (i = 0; i < blocks * 16; i++) words[i] = 0;
      for (i = 0; i < length; i++) words[i >> 2] |= text.charCodeAt(i) << (24 - (i & 3) * 8);
      words[length >> 2] |= 0x80 << (24 - (length & 3) * 8);
      words[blocks * 16 - 1] = length * 8;
      var h = first.slice(), w = new Array(64);
      for (var block = 0; block < blocks; block++) {
        var s = h.slice();
        for (i = 0; i < 64; i++) {
          if (i < 16) w[i] = words[block * 16 + i];
          else {
            var p = w[i - 15], q = w[i - 2];
            w[i] = (w[i - 16] + (turn(p, 7) ^ turn(p, 18) ^ (p >>> 3)) + w[i - 7] + (turn(q, 17) ^ turn(q, 19) ^ (q >>> 10))) | 0;
          }
          var one = (s[7] + (turn(s[4], 6) ^ turn(s[4], 11) ^ turn(s[4], 25)) + ((s[4] & s[5]) ^ (~s[4] & s[6])) + K[i] + w[i]) | 0;
          var two = ((turn(s[0], 2) ^ turn(s[0], 13) ^ turn(s[0], 22)) + ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]))) | 0;
          s = [(one + two) | 0, s[0], s[1], s[2], (s[3] + one) | 0, s[4], s[5], s[6]];
        }
        for (i = 0; i < 8; i++) h[i] = (h[i] + s[i]) | 0;
      }
      return h.map(function (x) { return (x >>> 0).toString(16).padStart(8, '0'); }).join('');
    }
    return function solve(task, from, to) {
      for (var number = from; number <= to; number++) if (sha256(task.salt + number) === task.challenge) return number;
      return -1;
    };
  }

  function inWorker(task) {
    return new Promise(function (resolve, reject) {
      var source = 'var solve=(' + solver + ')();onmessage=function(e){postMessage(solve(e.data,0,e.data.maxnumber));};';
      var worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
      worker.onmessage = function (e) { worker.terminate(); resolve(e.data); };
      worker.onerror = function (e) { e.preventDefault(); worker.terminate(); reject(e); };
      worker.postMessage(task);
    });
  }

  // Where the page allows no worker: in small slices, so that it stays alive.
  function inSlices(task) {
    var solve = solver();
    return new Promise(function (resolve) {
      (function next(from) {
        var number = solve(task, from, Math.min(from + 2000, task.maxnumber));
        if (number >= 0 || from > task.maxnumber) resolve(number);
        else setTimeout(next, 0, from + 2001);
      }(0));
    });
  }

  var WORDS = {
    en: 'One moment: your browser is showing that it is no spam program.',
    de: 'Einen Moment: Ihr Browser zeigt gerade, dass er kein Spam-Programm ist.'
  };

  function language(form) {
    var said = form.closest('[lang]');
    return said ? said.getAttribute('lang').slice(0, 2).toLowerCase() : 'en';
  }

  function prove(form) {
    return fetch(new URL('/api/subscriptions/challenge', new URL(form.getAttribute('action'), document.baseURI)), { credentials: 'omit', cache: 'no-store' })
      .then(function (answer) { if (!answer.ok) throw new Error('no challenge'); return answer.json(); })
      .then(function (task) {
        return new Promise(function (resolve) { resolve(inWorker(task)); })
          .catch(function () { return inSlices(task); })
          .then(function (number) {
            if (number < 0) throw new Error('no solution');
            return btoa(JSON.stringify({
              algorithm: task.algorithm, challenge: task.challenge, number: number, salt: task.salt, signature: task.signature
            }));
          });
      });
  }

  document.querySelectorAll('form[data-proof]').forEach(function (form) {
    var proof, begun;
    var button = form.querySelector('[type=submit]');
    var line = document.createElement('p');
    line.setAttribute('role', 'status'); // from the beginning, or it is not read out
    line.setAttribute('data-proof-status', '');
    if (button) button.insertAdjacentElement('afterend', line);
    else form.appendChild(line);
    function begin() { // anew after a failure, and when the reader took so long that a challenge may be out of date
      if (!proof || Date.now() - begun > 300000) {
        begun = Date.now();
        proof = prove(form).catch(function () { proof = null; return ''; });
      }
      return proof;
    }
    function send(solution) {
      var field = document.createElement('input');
      field.type = 'hidden';
      field.name = 'altcha';
      field.value = solution;
      form.appendChild(field);
      form.removeAttribute('aria-busy');
      line.textContent = '';
      proof = null;
      form.requestSubmit();
      setTimeout(function () { field.remove(); }, 0); // one proof, one try
    }
    form.addEventListener('focusin', begin, { once: true });
    form.addEventListener('submit', function (event) {
      if (form.elements.altcha) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (form.hasAttribute('aria-busy')) return; // pressed twice
      form.setAttribute('aria-busy', 'true');
      line.textContent = form.getAttribute('data-proof') || WORDS[language(form)] || WORDS.en;
      begin().then(function (solution) {
        // later: a browser ignores a submission that is asked for while it still tells of the one before
        setTimeout(function () { send(solution); }, 0);
      });
    });
  });
}());
