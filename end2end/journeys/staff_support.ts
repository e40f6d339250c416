import { execFileSync } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { test as base, expect } from './support';
import type { Browser, BrowserContext, Page } from '@playwright/test';

export { expect };

/** What people are given to do, by its key in forms. */
export type Role = 'editor' | 'reviewer' | 'publisher' | 'administrator';

/** The password of everybody in the journeys. */
export const password = 'tre lang ngoi ben bo song';

/** Somebody with an account. */
export interface Person {
  name: string;
  displayName: string;
  /** The secret of the second factor, in Base32; none without one. */
  secret?: string;
  /** The step of time whose code was taken last: no code is taken twice. */
  lastStep?: number;
  recoveryCodes: string[];
}

/** A name that no other journey uses. */
export const freshName = (stem: string) => `${stem}.${randomBytes(5).toString('hex')}`;

/** Makes an administrator on the running database, and gives the link of the invitation. */
export function addAdministrator(name: string, displayName: string): string {
  const program = process.env.MINHBACH_BIN ?? '../target/debug/minhbach';
  return execFileSync(program, ['user', 'add', name, '--name', displayName], { encoding: 'utf8' }).trim();
}

function fromBase32(text: string): Buffer {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  let bits = '';
  for (const letter of text.replaceAll(/[\s=]/g, '').toUpperCase()) bits += letters.indexOf(letter).toString(2).padStart(5, '0');
  return Buffer.from(bits.match(/.{8}/g)?.map((byte) => parseInt(byte, 2)) ?? []);
}

const step = 30_000;

/** The code of an authenticator (RFC 6238) at a step of time. */
function codeAt(secret: string, at: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(at));
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = digest[19] & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** A code that was not used yet. A code of the step to come is taken, too; later ones are waited for. */
export async function freshCode(person: Person): Promise<string> {
  if (!person.secret) throw new Error(`${person.name} has no second factor`);
  let now = Math.floor(Date.now() / step);
  const at = Math.max(now, (person.lastStep ?? 0) + 1);
  while (at > now + 1) {
    await new Promise((done) => setTimeout(done, 500));
    now = Math.floor(Date.now() / step);
  }
  person.lastStep = at;
  return codeAt(person.secret, at);
}

const main = (page: Page) => page.getByRole('main');

/** Accepts an invitation, and sets up the second factor where the page asks for one. */
export async function accept(page: Page, link: string, name: string, displayName: string): Promise<Person> {
  const person: Person = { name, displayName, recoveryCodes: [] };
  await page.goto(link);
  await main(page).getByLabel('Mật khẩu mới', { exact: true }).fill(password);
  await main(page).getByLabel('Nhập lại mật khẩu mới').fill(password);
  await main(page).getByRole('button', { name: 'Đặt mật khẩu và đăng nhập' }).click();
  await expect(page).toHaveURL(/\/can-bo(\/tai-khoan\/buoc-hai)?$/);
  if (page.url().endsWith('/buoc-hai')) await setUpSecondStep(page, person);
  return person;
}

/** Sets up the second factor from its page. */
export async function setUpSecondStep(page: Page, person: Person) {
  await main(page).getByRole('button', { name: 'Bắt đầu' }).click();
  await expect(main(page).getByRole('img', { name: /^Mã QR/ })).toBeVisible();
  person.secret = await main(page).locator('code.secret').innerText();
  person.lastStep = undefined;
  await main(page).getByLabel('Mã 6 chữ số đang hiện').fill(await freshCode(person));
  await main(page).getByRole('button', { name: 'Xác nhận' }).click();
  await expect(main(page)).toContainText('Bước thứ hai đã bật');
  person.recoveryCodes = await main(page).getByRole('list', { name: 'Mã dự phòng' }).getByRole('listitem').allInnerTexts();
}

/** Signs in from the form, over both steps. */
export async function signIn(page: Page, person: Person) {
  await fillIn(page, person.name, password);
  if (!person.secret) return;
  await main(page).getByLabel('Mã 6 chữ số').fill(await freshCode(person));
  await main(page).getByRole('button', { name: 'Tiếp tục' }).click();
}

/** Fills in name and password. */
export async function fillIn(page: Page, name: string, typed: string) {
  await main(page).getByLabel('Tên đăng nhập').fill(name);
  await main(page).getByLabel('Mật khẩu', { exact: true }).fill(typed);
  await main(page).getByRole('button', { name: 'Đăng nhập', exact: true }).click();
}

const labels: Record<Role, string> = {
  editor: 'Soạn thảo',
  reviewer: 'Thẩm định',
  publisher: 'Công khai',
  administrator: 'Quản trị',
};

/** Invites somebody from the page of an administrator, and gives the link. */
export async function invite(page: Page, name: string, displayName: string, roles: Role[]): Promise<string> {
  await page.goto('/can-bo/nguoi-dung-moi');
  await main(page).getByLabel('Họ và tên').fill(displayName);
  await main(page).getByLabel('Tên đăng nhập').fill(name);
  for (const [n, role] of roles.entries()) {
    if (n > 0) await main(page).getByRole('button', { name: 'Thêm vai trò' }).click();
    await main(page).getByRole('group', { name: `Vai trò ${n + 1}`, exact: true }).getByLabel('Được làm gì').selectOption(labels[role]);
  }
  await main(page).getByRole('button', { name: 'Tạo lời mời' }).click();
  const link = await main(page).locator('code.secret').innerText();
  expect(link).toMatch(/\/can-bo\/loi-moi\/[\w-]{43}$/);
  return link;
}

interface Worker {
  /** The cookies of an administrator who is signed in with a second factor. */
  administratorState: Awaited<ReturnType<BrowserContext['storageState']>>;
  /** The cookies of somebody who writes, reviews and publishes, and began a draft. */
  officerState: Awaited<ReturnType<BrowserContext['storageState']>>;
}

interface Fixtures {
  /** Makes the test's own page that of an administrator. */
  asAdministrator: void;
  /** Makes the test's own page that of somebody who writes, reviews and publishes. */
  asOfficer: void;
  /** The page of an administrator. */
  administrator: Page;
  /**
   * Makes a person with these roles over everything, and signs them in on a page,
   * with a second factor where a role needs one.
   */
  signedIn: (page: Page, who: { roles: Role[]; displayName?: string }) => Promise<Person>;
}

/** Makes the administrator of a worker, and gives the cookies. */
export async function administratorState(browser: Browser, baseURL: string) {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  const name = freshName('quan.tri');
  await accept(page, addAdministrator(name, 'Phạm Quản Trị'), name, 'Phạm Quản Trị');
  const state = await context.storageState();
  await context.close();
  return state;
}

/** One page for staff of each kind, as an administrator sees it, for what must hold on all of them. */
export const staffKinds: Record<string, () => string> = {
  'form to sign in': () => '/can-bo/dang-nhap?tiep=%2Fcan-bo%2Ftai-khoan',
  invitation: () => addAdministrator(freshName('moi'), 'Lê Thị Mới'),
  'invitation that is over': () => '/can-bo/loi-moi/qua-han',
  desk: () => '/can-bo',
  'question explained': () => `/can-bo/tim-kiem?q=${encodeURIComponent('mất sổ đỏ làm lại ở xã hết bao nhiêu tiền')}`,
  'searches in vain': () => '/can-bo/tim-chua-thay',
  'links that lead nowhere': () => '/can-bo/lien-ket',
  'own account': () => '/can-bo/tai-khoan?xong=phien',
  'change of password': () => '/can-bo/tai-khoan/mat-khau',
  'second factor': () => '/can-bo/tai-khoan/buoc-hai',
  'recovery codes': () => '/can-bo/tai-khoan/ma-du-phong',
  people: () => '/can-bo/nguoi-dung',
  'invitation to be made': () => '/can-bo/nguoi-dung-moi',
  person: () => {
    const name = freshName('mot.nguoi');
    addAdministrator(name, 'Trần Một Người');
    return `/can-bo/nguoi-dung/${name}?xong=vai-tro`;
  },
  'figures of feedback': () => '/can-bo/phan-anh',
  targets: () => '/can-bo/chi-tieu',
  audit: () => '/can-bo/nhat-ky',
  'audit, filtered in vain': () => '/can-bo/nhat-ky?thu-tuc=9.999999',
};

/** The procedure of which the officers of the journeys have a draft. */
const written = '/can-bo/thu-tuc/thu-tuc-dang-ky-khai-tu';

/** Sends feedback, so that there is some to look at. */
async function sendFeedback(page: Page) {
  const form = await (await page.request.get('/phan-anh/gui?loai=handling')).text();
  const stamp = /name="dau" value="([^"]+)"|value="([^"]+)" name="dau"/.exec(form);
  await new Promise((done) => setTimeout(done, 3_200));
  const sent = await page.request.post('/phan-anh/gui', {
    form: {
      loai: 'handling',
      dau: stamp?.[1] ?? stamp?.[2] ?? '',
      noi: 'Bộ phận một cửa',
      'noi-dung': 'Nộp hồ sơ đã lâu mà chưa có kết quả.',
      'lien-he': '0912 345 678',
    },
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  expect(sent.status()).toBe(200);
}

/** Makes somebody who works on entries, and a draft for them where there is none. */
async function officerState(browser: Browser, baseURL: string, administratorState: Worker['administratorState']) {
  const asAdministrator = await browser.newContext({ baseURL, storageState: administratorState });
  const name = freshName('can.bo');
  const link = await invite(await asAdministrator.newPage(), name, 'Lê Cán Bộ', ['editor', 'reviewer', 'publisher']);
  await asAdministrator.close();
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await accept(page, link, name, 'Lê Cán Bộ');
  await page.goto(written);
  const begin = main(page).getByRole('button', { name: 'Soạn bản mới' });
  if ((await begin.count()) > 0) await begin.click();
  await sendFeedback(page);
  const state = await context.storageState();
  await context.close();
  return state;
}

/** One page of each kind for those who work on entries. */
export const officerKinds: Record<string, string> = {
  desk: '/can-bo',
  procedures: '/can-bo/thu-tuc',
  'procedures found': `/can-bo/thu-tuc?q=${encodeURIComponent('kết hôn')}`,
  'new procedure': '/can-bo/thu-tuc/moi',
  'procedure with its editions': '/can-bo/thu-tuc/thu-tuc-dang-ky-ket-hon?xong=confirm',
  'edition against another': '/can-bo/thu-tuc/thu-tuc-dang-ky-ket-hon/2?voi=1',
  draft: `${written}/2`,
  'form of an edition': `${written}/2/sua`,
  preview: `${written}/2/xem`,
  feedback: '/can-bo/phan-anh?loc=all',
  'feedback of somebody': '/can-bo/phan-anh/1?xong=note',
  batches: '/can-bo/lo',
  import: '/can-bo/lo/nhap',
  'change of an agency': '/can-bo/lo/thay-co-quan',
  'legal documents': '/can-bo/van-ban',
  export: '/can-bo/xuat',
};

/** A test with people in it. */
export const test = base.extend<Fixtures, Worker>({
  administratorState: [
    async ({ browser }, use, { project }) => use(await administratorState(browser, project.use.baseURL ?? '')),
    // People are made here: hashing takes its time on a slow machine.
    { scope: 'worker', timeout: 120_000 },
  ],
  officerState: [
    async ({ browser, administratorState }, use, { project }) =>
      use(await officerState(browser, project.use.baseURL ?? '', administratorState)),
    // People are made here: hashing takes its time on a slow machine.
    { scope: 'worker', timeout: 120_000 },
  ],
  asOfficer: async ({ context, officerState }, use) => {
    await context.addCookies(officerState.cookies);
    await use();
  },
  asAdministrator: async ({ context, administratorState }, use) => {
    await context.addCookies(administratorState.cookies);
    await use();
  },
  administrator: async ({ browser, administratorState, javaScriptEnabled, baseURL }, use) => {
    const context = await browser.newContext({ baseURL, javaScriptEnabled, storageState: administratorState });
    await use(await context.newPage());
    await context.close();
  },
  signedIn: async ({ administrator }, use) => {
    await use(async (page, { roles, displayName = 'Nguyễn Thị Lan' }) => {
      const name = freshName('lan');
      const link = await invite(administrator, name, displayName, roles);
      const person = await accept(page, link, name, displayName);
      await page.goto('/can-bo');
      return person;
    });
  },
});
