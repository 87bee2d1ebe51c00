// Comforts for visitors whose browser runs scripts. Nothing depends on them: every form also works as plain HTML.
(() => {
  'use strict';

  const busy = form => form.getAttribute('aria-busy') === 'true';

  // Forms are sent by fetch, so that rum.js can make the click the beginning of the trace.
  document.addEventListener('submit', async event => {
    const form = event.target;
    const submitter = event.submitter;
    if (form.method !== 'post') {
      return;
    }
    event.preventDefault();
    if (busy(form)) {
      return; // A second click is not a second wish.
    }
    form.setAttribute('aria-busy', 'true');
    try {
      const response = await fetch(form.action, {
        method: 'POST',
        headers: {Accept: 'application/json, text/html'},
        body: new URLSearchParams(new FormData(form, submitter)),
      });
      if (response.headers.get('Content-Type').startsWith('application/json')) {
        location.assign((await response.json()).location);
      } else {
        show(await response.text());
      }
    } catch {
      sendPlainly(form, submitter);
    }
  });

  function show(html) {
    const answer = new DOMParser().parseFromString(html, 'text/html');
    document.title = answer.title;
    document.body.replaceWith(answer.body);
    focusOnTrouble();
  }

  function sendPlainly(form, submitter) {
    if (submitter && submitter.name) {
      const input = document.createElement('input');
      Object.assign(input, {type: 'hidden', name: submitter.name, value: submitter.value});
      form.append(input);
    }
    form.submit();
  }

  function focusOnTrouble() {
    const trouble = document.querySelector('[role="alert"]') || document.querySelector('main');
    trouble.focus();
    trouble.scrollIntoView({block: 'nearest'});
  }

  addEventListener('pageshow', () =>
    document.querySelectorAll('form').forEach(form => form.removeAttribute('aria-busy')));

  if (document.querySelector('[role="alert"]')) {
    focusOnTrouble();
  }

  const secondsToRefresh = Number(document.body.dataset.refresh);
  if (secondsToRefresh > 0) {
    setTimeout(() => location.reload(), secondsToRefresh * 1000);
  }
})();
