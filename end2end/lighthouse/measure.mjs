// Looks at pages of a portal with Lighthouse, as a phone on a slow 4G line (its
// own simulation), each several times, and prints what the middle one says.
//
//   node measure.mjs ADDRESS PATH…     ROUNDS (3) how often, CHROMIUM which browser
//
// Ends with 1 where accessibility, best practices or SEO is not full: those do not
// depend on how busy the machine is. Times do, so they are only printed.
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const [, , base, ...paths] = process.argv;
const rounds = Number(process.env.ROUNDS ?? 3);
const chromeFlags = ['--headless=new', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'];
if (process.getuid?.() === 0) chromeFlags.push('--no-sandbox');

const browser = await launch({ chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium', chromeFlags });
const percent = (category) => Math.round(category.score * 100);
let full = true;

console.log('performance | accessibility | best practices | SEO |  LCP s | CLS   | blocked ms | first view KB | page');
for (const path of paths) {
  const looks = [];
  for (let round = 0; round < rounds; round++) {
    const { lhr } = await lighthouse(base + path, { port: browser.port, logLevel: 'error' });
    looks.push(lhr);
  }
  looks.sort((a, b) => a.categories.performance.score - b.categories.performance.score);
  const { categories, audits } = looks[Math.floor(looks.length / 2)];
  const names = ['performance', 'accessibility', 'best-practices', 'seo'];
  const scores = names.map((name) => percent(categories[name]));
  const value = (name) => audits[name].numericValue;
  console.log(
    [
      String(scores[0]).padStart(11),
      String(scores[1]).padStart(13),
      String(scores[2]).padStart(14),
      String(scores[3]).padStart(3),
      (value('largest-contentful-paint') / 1000).toFixed(2).padStart(6),
      value('cumulative-layout-shift').toFixed(3),
      value('total-blocking-time').toFixed(0).padStart(10),
      (value('total-byte-weight') / 1024).toFixed(1).padStart(13),
      path,
    ].join(' | '),
  );
  for (const name of names.slice(1)) {
    for (const { id } of categories[name].auditRefs) {
      const { score, title } = audits[id];
      if (score !== null && score < 1) {
        full = false;
        console.log(`  ${name}: ${title} (${id})`);
      }
    }
  }
}
await browser.kill();
process.exit(full ? 0 : 1);
