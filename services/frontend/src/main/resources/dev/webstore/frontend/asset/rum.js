// Real user monitoring: tells the shop how fast this page was for this visitor, what went wrong in it, and which of
// its requests belong to which trace. Everything is sent to /rum on our own origin; the page works without it.
(() => {
  'use strict';

  const root = document.documentElement;
  const page = root.dataset.page;
  const [, traceId, serverSpanId, flags] = (root.dataset.traceparent || '').split('-');
  const sampled = (parseInt(flags, 16) & 1) === 1;
  const view = sampled ? {trace_id: traceId, span_id: randomId(8), parent_span_id: serverSpanId} : undefined;

  const requests = [];
  const errors = [];
  const MOST_REQUESTS = 20;
  const MOST_ERRORS = 5;
  let errorsSeen = 0;

  function randomId(bytes) {
    const random = crypto.getRandomValues(new Uint8Array(bytes));
    return Array.from(random, byte => byte.toString(16).padStart(2, '0')).join('');
  }

  function send(measured) {
    if (!measured && requests.length === 0 && errors.length === 0) {
      return;
    }
    const now = performance.now();
    const beacon = {
      page,
      view,
      ...measured,
      // Moments are told as "so long ago", so that it does not matter what time the visitor's clock shows.
      requests: requests.splice(0, MOST_REQUESTS).map(({start, ...request}) => ({...request, ago: now - start})),
      errors: errors.splice(0),
    };
    navigator.sendBeacon('/rum', new Blob([JSON.stringify(beacon)], {type: 'application/json'}));
  }

  // ---- Web vitals, as web.dev defines them; durations in seconds ----

  let firstHidden = document.visibilityState === 'hidden' ? 0 : Infinity;
  let firstPaint, largestPaint, layoutShift = 0, slowestInteraction;
  let shiftWindow = {value: 0, start: 0, end: 0};

  function observe(type, onEntry, options) {
    try {
      new PerformanceObserver(list => list.getEntries().forEach(onEntry)).observe({type, buffered: true, ...options});
    } catch {
      // This browser does not measure that.
    }
  }

  observe('paint', entry => {
    if (entry.name === 'first-contentful-paint' && entry.startTime < firstHidden) {
      firstPaint = entry.startTime / 1000;
    }
  });
  observe('largest-contentful-paint', entry => {
    if (entry.startTime < firstHidden) {
      largestPaint = entry.startTime / 1000;
    }
  });
  // Shifts count in windows: up to five seconds long, without a pause of a second. The worst window is the score.
  observe('layout-shift', entry => {
    if (entry.hadRecentInput) {
      return;
    }
    if (entry.startTime - shiftWindow.end > 1000 || entry.startTime - shiftWindow.start > 5000) {
      shiftWindow = {value: 0, start: entry.startTime, end: entry.startTime};
    }
    shiftWindow.value += entry.value;
    shiftWindow.end = entry.startTime;
    layoutShift = Math.max(layoutShift, shiftWindow.value);
  });
  // The slowest of all interactions: what INP is on pages with fewer than fifty of them, such as ours.
  observe('event', entry => {
    if (entry.interactionId) {
      slowestInteraction = Math.max(slowestInteraction || 0, entry.duration / 1000);
    }
  }, {durationThreshold: 16});

  addEventListener('load', () => setTimeout(() => {
    const navigation = performance.getEntriesByType('navigation')[0];
    const load = view && {ago: performance.now(), took: navigation.loadEventEnd};
    send({load, vitals: {ttfb: navigation.responseStart / 1000, fcp: firstPaint}});
  }, 500));

  let told = false;
  function onHidden() {
    firstHidden = Math.min(firstHidden, performance.now());
    send(told ? undefined : {vitals: {lcp: largestPaint, cls: layoutShift, inp: slowestInteraction}});
    told = true;
  }
  addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && onHidden());
  addEventListener('pagehide', onHidden);

  // ---- Errors ----

  function onError(kind, message, where) {
    if (++errorsSeen <= MOST_ERRORS) {
      errors.push({kind, message: plain(message, 300) || 'unknown', where: plain(where, 200) || 'unknown'});
      setTimeout(send, 1000);
    }
  }
  function plain(text, length) {
    return String(text).slice(0, length).replace(/[\p{Cc}\p{Cs}]+/gu, ' ');
  }
  addEventListener('error', event =>
    onError('script', event.message, `${new URL(event.filename || '/', location).pathname}:${event.lineno}`));
  addEventListener('unhandledrejection', event => onError('promise', event.reason, location.pathname));

  // ---- Requests: each is the root of a trace that goes on in the shop ----

  const plainFetch = window.fetch;
  window.fetch = async (target, options = {}) => {
    const url = new URL(target.url || target, location);
    if (url.origin !== location.origin) {
      return plainFetch(target, options);
    }
    const request = {
      trace_id: randomId(16),
      span_id: randomId(8),
      method: (options.method || target.method || 'GET').toUpperCase(),
      path: url.pathname,
    };
    const headers = new Headers(options.headers || target.headers);
    headers.set('traceparent', `00-${request.trace_id}-${request.span_id}-${sampled ? '01' : '00'}`);
    const start = performance.now();
    try {
      const response = await plainFetch(target, {...options, headers});
      request.status = response.status;
      return response;
    } finally {
      if (sampled) {
        requests.push({...request, start, took: performance.now() - start});
        setTimeout(send, 1000);
      }
    }
  };
})();
