import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { address, expect, find, procedureAddress, test } from './support';

// scripts/test starts a mail server that passes nothing on, and says where it writes what it takes.
const letters = process.env.MINHBACH_TEST_LETTERS ?? '';

interface Letter {
  to: string[];
  subject: string;
  text: string;
  headers: Record<string, string>;
}

/** The newest letter to an address, once there are so many. */
async function letter(to: string, count = 1): Promise<Letter> {
  const all = () =>
    readFileSync(letters, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Letter)
      .filter((one) => one.to.includes(to));
  await expect.poll(() => all().length, { timeout: 20_000, message: `letters to ${to}` }).toBe(count);
  return all().at(-1)!;
}

/** The path of the first link in a letter that leads there. */
function link({ text }: Letter, path: string): string {
  const found = text.split(/\s+/).find((word) => word.includes(path));
  expect(found, text).toBeTruthy();
  return new URL(found!).pathname;
}

const fresh = () => `n${Date.now()}.${Math.floor(Math.random() * 1e6)}@example.vn`;

async function ask(page: Page, to: string) {
  await page.getByLabel('Địa chỉ e-mail').fill(to);
  await page.getByRole('button', { name: 'Gửi thư xác nhận' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Hãy mở hộp thư của bạn' })).toBeVisible();
  expect(page.url()).not.toContain('@');
}

test.describe('with a mail server', () => {
  test.skip(letters === '', 'scripts/test starts a mail server');

  test('a citizen follows a procedure, and leaves by the link in the letter', async ({ page, request }) => {
    const path = await procedureAddress(request);
    await page.goto(path);
    await page.getByRole('main').getByRole('link', { name: 'Theo dõi', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Theo dõi thay đổi' })).toBeVisible();
    const to = fresh();
    await ask(page, to);
    await expect(page.getByRole('link', { name: /^Quay lại: Thủ tục đăng ký kết hôn/ })).toHaveAttribute('href', path);

    const asked = await letter(to);
    expect(asked.subject).toMatch(/^Xác nhận theo dõi: Thủ tục đăng ký kết hôn/);
    await page.goto(link(asked, '/theo-doi/xac-nhan/'));
    await page.getByRole('button', { name: 'Xác nhận' }).click();
    await expect(page.getByRole('status')).toContainText('Đã xác nhận');
    await expect(page.getByRole('main')).toContainText(to);
    const own = new URL(page.url()).pathname;

    await page.getByRole('button', { name: 'Thôi theo dõi tất cả' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Đã thôi theo dõi' })).toBeVisible();
    const gone = await page.goto(own);
    expect(gone?.status()).toBe(410);
    await expect(page.getByRole('heading', { level: 1, name: 'Liên kết này không còn dùng được' })).toBeVisible();
  });

  test('several things are followed by one address, and left one by one', async ({ page }) => {
    const to = fresh();
    for (const [count, path] of ['/linh-vuc/ho-tich', '/su-kien/ket-hon'].entries()) {
      await page.goto(path);
      await page.getByRole('link', { name: 'Theo dõi thay đổi' }).click();
      await ask(page, to);
      await page.goto(link(await letter(to, count + 1), '/theo-doi/xac-nhan/'));
      await page.getByRole('button', { name: 'Xác nhận' }).click();
    }
    await expect(page.getByRole('button', { name: /^Thôi theo dõi: / })).toHaveCount(2);
    await page.getByRole('button', { name: 'Thôi theo dõi: Hộ tịch' }).click();
    await expect(page.getByRole('status')).toContainText('Đã thôi theo dõi');
    await expect(page.getByRole('button', { name: /^Thôi theo dõi: / })).toHaveCount(1);
  });

  test('what is wrong with an address is told, and nothing typed is lost', async ({ page, request }) => {
    await page.goto(address('en', `/theo-doi?linh-vuc=${(await find(request)).facets.sector[0].value}`));
    await page.getByLabel('E-mail address').fill('lan at example');
    await page.getByLabel('Tiếng Việt').check();
    await page.getByRole('button', { name: 'Send me a confirmation' }).click();
    await expect(page.getByRole('alert')).toContainText('not yet an e-mail address');
    const field = page.getByLabel('E-mail address');
    await expect(field).toHaveValue('lan at example');
    await expect(field).toHaveAccessibleDescription(/not yet an e-mail address/);
    await expect(page.getByLabel('Tiếng Việt')).toBeChecked();
  });
});

test.describe('without a mail server', () => {
  let portal: ChildProcess;
  let folder: string;
  let base: string;

  test.skip(!process.env.MINHBACH_BIN, 'scripts/test says where the program is');

  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'minhbach-'));
    const port = await new Promise<number>((found) => {
      const server = createServer().listen(0, '127.0.0.1', () => {
        const { port } = server.address() as { port: number };
        server.close(() => found(port));
      });
    });
    base = `http://localhost:${port}`;
    const options = ['serve', '--listen', `127.0.0.1:${port}`, '--files', join(folder, 'files')];
    const database = `sqlite:${join(folder, 'm.sqlite')}`;
    portal = spawn(process.env.MINHBACH_BIN!, [...options, '--database', database, '--mail-server', ''], {
      cwd: '..',
      stdio: 'ignore',
    });
    await expect
      .poll(async () => (await fetch(`${base}/readyz`).catch(() => undefined))?.status, { timeout: 25_000 })
      .toBe(200);
  });

  test.afterAll(async () => {
    portal.kill();
    await rm(folder, { recursive: true, force: true });
  });

  test('only the feed is offered, and says what changed', async ({ page, request }) => {
    await page.goto(`${base}/su-kien/ket-hon`);
    await page.getByRole('link', { name: 'Theo dõi thay đổi' }).click();
    const main = page.getByRole('main');
    await expect(main).toContainText('Trang này chưa gửi được e-mail');
    await expect(main.locator('form')).toHaveCount(0);
    const feed = main.getByRole('link', { name: 'Nguồn tin Atom' });
    await expect(feed).toHaveAttribute('href', '/su-kien/ket-hon/thay-doi.atom');
    const answer = await request.get(`${base}/su-kien/ket-hon/thay-doi.atom`);
    expect(answer.headers()['content-type']).toContain('application/atom+xml');
    expect(await answer.text()).toContain('<title>Thay đổi của các thủ tục khi: ');
  });
});
