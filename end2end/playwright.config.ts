import { defineConfig, devices } from '@playwright/test';

// The portal under test; scripts/test starts one and says where.
const baseURL = process.env.MINHBACH_URL ?? 'http://127.0.0.1:3000';

const args = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];
// Chromium's sandbox does not work for root, which tests in containers run as.
if (process.getuid?.() === 0) args.push('--no-sandbox');

export default defineConfig({
  testDir: 'journeys',
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  timeout: 30_000,
  expect: { timeout: 5_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/journeys.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    baseURL,
    locale: 'vi-VN',
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args },
  },
  projects: [
    { name: 'javascript' },
    // Everything that is not marked must work without JavaScript, too.
    { name: 'no-javascript', use: { javaScriptEnabled: false }, grepInvert: /@javascript/ },
  ],
});
