// The journey of ./webstore bench and ./webstore load, for those who prefer k6:
//
//   k6 run -e URL=http://localhost:8000 -e RATE=10 -e DURATION=60s traffic/k6/journey.js
//
// The rate is open-loop (constant-arrival-rate), and each shopper has an account and an address of their own.
import http from 'k6/http';
import { check, fail } from 'k6';
import exec from 'k6/execution';

const URL = __ENV.URL || 'http://localhost:8000';
const RATE = Number(__ENV.RATE || 10);
const SHOPPERS = Number(__ENV.SHOPPERS || 20);
const COUNTRIES = ['US', 'UK', 'DE', 'FR', 'JP', 'BR', 'IN'];

export const options = {
  scenarios: {
    journeys: {
      executor: 'constant-arrival-rate',
      rate: RATE,
      timeUnit: '1s',
      duration: __ENV.DURATION || '60s',
      preAllocatedVUs: SHOPPERS,
      maxVUs: SHOPPERS * 10,
    },
  },
  thresholds: {
    'http_req_failed': ['rate<0.01'],
    'http_req_duration{step:checkout}': ['p(95)<500'],
    'checks': ['rate>0.99'],
  },
};

/** The catalogue, and accounts for all shoppers: hashing their passwords is slow on purpose. */
export function setup() {
  const products = http.get(`${URL}/products?limit=100`).json('products');
  if (!products || products.length === 0) {
    fail(`no products at ${URL}`);
  }
  const tokens = [];
  for (let i = 0; i < SHOPPERS; i++) {
    const answer = post('/auth/register', {
      email: `k6-${Date.now()}-${i}@example.com`,
      password: `k6-${Math.random()}-password`,
      name: 'Kay Six',
    }, parameters('register', i));
    check(answer, { 'registered': (r) => r.status === 201 });
    tokens.push(answer.json('token'));
  }
  return { products, tokens };
}

/** Browse, product, add, view cart, checkout; a step that fails ends the journey. */
export default function ({ products, tokens }) {
  const number = exec.vu.idInTest % tokens.length;
  const country = COUNTRIES[number % COUNTRIES.length];
  const sold = products.filter((product) => product.countries.includes(country));
  const product = sold[Math.floor(Math.random() * sold.length)];
  const as = (step) => parameters(step, number, tokens[number]);

  const steps = [
    () => done('browse', 200, http.get(`${URL}/products?country=${country}&category=${product.category}`, as('browse'))),
    () => done('product', 200, http.get(`${URL}/products/${product.product_id}`, as('product'))),
    () => done('add', 200, post('/cart/add', { product_id: product.product_id, quantity: 1, country }, as('add'))),
    () => done('view cart', 200, http.get(`${URL}/cart`, as('view cart'))),
    () => done('checkout', 201, post('/checkout', { payment_method: 'credit_card', country }, as('checkout'))),
  ];
  steps.every((step) => step());
}

function done(step, status, answer) {
  return check(answer, { [step]: (r) => r.status === status });
}

function post(path, body, params) {
  return http.post(`${URL}${path}`, JSON.stringify(body), params);
}

function parameters(step, shopper, token) {
  const headers = {
    'Content-Type': 'application/json',
    'User-Agent': 'k6 WebStoreTraffic/1.0',
    'X-Forwarded-For': `198.18.${shopper >> 8}.${shopper & 255}`,
  };
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  return { headers, tags: { step, name: step } };
}
