import {
  accept,
  addAdministrator,
  expect,
  fillIn,
  freshCode,
  freshName,
  invite,
  password,
  setUpSecondStep,
  signIn,
  test,
} from './staff_support';

// Codes of an authenticator change every half minute, and none is taken twice: some must be waited for.
test.setTimeout(120_000);

test('the first administrator is made by a command, and invites a colleague', async ({ page, browser, baseURL, javaScriptEnabled }) => {
  const name = freshName('quan.tri');
  const administrator = await accept(page, addAdministrator(name, 'Phạm Quản Trị'), name, 'Phạm Quản Trị');
  expect(administrator.recoveryCodes.length).toBeGreaterThanOrEqual(8);
  await page.getByRole('link', { name: 'Tôi đã cất mã, đi tiếp' }).click();
  await expect(page).toHaveURL(/\/can-bo$/);
  const nav = page.getByRole('navigation', { name: 'Trang dành cho cán bộ' });
  await nav.getByRole('link', { name: 'Người dùng' }).click();
  await page.getByRole('link', { name: 'Mời một người' }).click();

  const colleague = freshName('minh');
  const link = await invite(page, colleague, 'Trần Văn Minh', ['editor', 'reviewer']);
  const theirs = await browser.newContext({ baseURL, javaScriptEnabled });
  const other = await theirs.newPage();
  await accept(other, link, colleague, 'Trần Văn Minh');
  await other.goto('/can-bo');
  await expect(other.getByRole('banner')).toContainText('Trần Văn Minh');
  // nobody but an administrator is shown the way to people and audit, or let there
  const theirNav = other.getByRole('navigation', { name: 'Trang dành cho cán bộ' });
  await expect(theirNav.getByRole('link', { name: 'Người dùng' })).toHaveCount(0);
  await other.goto('/can-bo/nguoi-dung');
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Bạn chưa được phép làm việc này');
  // the invitation works once
  await other.goto(link);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Lời mời không còn dùng được');

  await page.goto(`/can-bo/nguoi-dung/${colleague}`);
  await expect(page.getByRole('main')).toContainText('đang dùng');
  await page.goto(`/can-bo/nhat-ky?nguoi=${colleague}`);
  await expect(page.getByRole('row').filter({ hasText: 'Nhận lời mời' })).toHaveCount(1);
  await theirs.close();
});

test('somebody signs out, and in again with the second step, and goes on where they wanted to', async ({ page, signedIn }) => {
  const person = await signedIn(page, { roles: ['reviewer'] });
  await page.getByRole('banner').getByRole('button', { name: 'Đăng xuất' }).click();
  await expect(page.getByRole('status')).toContainText('Bạn đã đăng xuất');
  await page.goto('/can-bo/tim-chua-thay?ngay=7');
  await expect(page).toHaveURL(/\/can-bo\/dang-nhap\?tiep=/);
  await fillIn(page, person.name, 'sai roi');
  await expect(page.getByRole('alert')).toContainText('chưa đúng');
  await expect(page.getByLabel('Tên đăng nhập')).toHaveValue(person.name);
  await expect(page.getByLabel('Mật khẩu', { exact: true })).toHaveValue('');
  await signIn(page, person);
  await expect(page).toHaveURL(/\/can-bo\/tim-chua-thay\?ngay=7$/);
});

test('a recovery code stands in for a lost phone, once', async ({ page, signedIn }) => {
  const person = await signedIn(page, { roles: ['publisher'] });
  for (const works of [true, false]) {
    await page.context().clearCookies();
    await page.goto('/can-bo');
    await fillIn(page, person.name, password);
    await page.getByText('Không có điện thoại bên mình?').click();
    await page.getByLabel('Mã dự phòng').fill(person.recoveryCodes[0]);
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    if (works) await expect(page).toHaveURL(/\/can-bo$/);
    else await expect(page.getByRole('alert')).toBeVisible();
  }
  // and nothing but a code of the phone helps then, or another recovery code
  await page.getByLabel('Mã 6 chữ số').fill(await freshCode(person));
  await page.getByLabel('Mã dự phòng').fill('');
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await expect(page).toHaveURL(/\/can-bo$/);
});

test('guessing is slowed for a stranger, and not for the owner', async ({ page, signedIn, browser, baseURL, javaScriptEnabled }) => {
  const person = await signedIn(page, { roles: ['editor'] });
  await page.getByRole('banner').getByRole('button', { name: 'Đăng xuất' }).click();
  const elsewhere = await browser.newContext({ baseURL, javaScriptEnabled });
  const stranger = await elsewhere.newPage();
  await stranger.goto('/can-bo/dang-nhap');
  for (let n = 0; n < 6; n += 1) await fillIn(stranger, person.name, `doan lan ${n}`);
  await expect(stranger.getByRole('alert')).toContainText(/Hãy đợi \d+ phút/);
  await fillIn(stranger, person.name, password);
  await expect(stranger.getByRole('alert')).toContainText(/Hãy đợi \d+ phút/);
  await elsewhere.close();
  await signIn(page, person);
  await expect(page).toHaveURL(/\/can-bo$/);
});

test('one sees where one is signed in, and ends it there', async ({ page, signedIn, browser, baseURL, javaScriptEnabled }) => {
  const person = await signedIn(page, { roles: ['editor'] });
  const elsewhere = await browser.newContext({ baseURL, javaScriptEnabled });
  const other = await elsewhere.newPage();
  await other.goto('/can-bo');
  await signIn(other, person);
  await expect(other).toHaveURL(/\/can-bo$/);
  await page.goto('/can-bo/tai-khoan');
  const sessions = page.getByRole('table', { name: /^Trình duyệt đang đăng nhập/ }).getByRole('row');
  await expect(sessions).toHaveCount(3);
  await sessions.getByRole('button', { name: /^Kết thúc/ }).click();
  await expect(page.getByRole('status')).toContainText('Đã kết thúc phiên');
  await other.reload();
  await expect(other).toHaveURL(/\/can-bo\/dang-nhap/);
  await elsewhere.close();
});

test('a password is changed, with its rules told before', async ({ page, signedIn }) => {
  const person = await signedIn(page, { roles: ['editor'] });
  await page.goto('/can-bo/tai-khoan');
  await page.getByRole('link', { name: 'Đổi mật khẩu' }).click();
  await expect(page.getByLabel('Mật khẩu mới', { exact: true })).toHaveAccessibleDescription(/Ít nhất 12 ký tự/);
  const change = async (old: string, fresh: string) => {
    await page.getByLabel('Mật khẩu hiện tại').fill(old);
    await page.getByLabel('Mật khẩu mới', { exact: true }).fill(fresh);
    await page.getByLabel('Nhập lại mật khẩu mới').fill(fresh);
    await page.getByRole('main').getByRole('button', { name: 'Đổi mật khẩu' }).click();
  };
  await change(password, 'matkhau123456');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByLabel('Mật khẩu mới', { exact: true })).toHaveAccessibleDescription(/dễ đoán/);
  const fresh = 'con thuyen qua khuc song cong';
  await change(password, fresh);
  await expect(page.getByRole('status')).toContainText('Đã đổi mật khẩu');
  await page.context().clearCookies();
  await page.goto('/can-bo');
  await fillIn(page, person.name, fresh);
  await expect(page).toHaveURL(/\/can-bo$/);
});

test('a session that ends in the middle of a form loses nothing that was typed', async ({ page, signedIn }) => {
  const person = await signedIn(page, { roles: ['administrator'] });
  await page.goto('/can-bo/nguoi-dung-moi');
  const invited = freshName('le.moi');
  await page.getByLabel('Họ và tên').fill('Lê Thị "Mới" & <b>bạn</b>');
  await page.getByLabel('Tên đăng nhập').fill(invited);
  await page.getByRole('group', { name: 'Vai trò 1', exact: true }).getByLabel('Được làm gì').selectOption('Soạn thảo');
  await page.context().clearCookies({ name: '__Host-session' });
  await page.getByRole('button', { name: 'Tạo lời mời' }).click();

  await expect(page.getByRole('status')).toContainText('mọi điều bạn đã viết vẫn còn');
  await signIn(page, person);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bạn đã đăng nhập lại');
  await page.getByRole('button', { name: 'Gửi tiếp điều đã viết' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lời mời cho Lê Thị "Mới" & <b>bạn</b>');
});

test('roles are given over sectors, by rows', async ({ page, signedIn, administrator }) => {
  const person = await signedIn(page, { roles: ['editor'] });
  await administrator.goto(`/can-bo/nguoi-dung/${person.name}`);
  const row = (n: number) => administrator.getByRole('group', { name: `Vai trò ${n}`, exact: true });
  await row(1).getByLabel('Lĩnh vực 1').fill('Hộ tịch');
  await row(1).getByRole('button', { name: /^Thêm ô trống/ }).click();
  await expect(row(1).getByLabel('Lĩnh vực 1')).toHaveValue('Hộ tịch');
  await row(1).getByLabel('Lĩnh vực 2').fill('Lĩnh vực không có');
  await administrator.getByRole('button', { name: 'Thêm vai trò' }).click();
  await administrator.getByRole('button', { name: 'Lưu vai trò' }).click();
  await expect(administrator.getByRole('alert').getByRole('link')).toHaveCount(2);
  await expect(row(1).getByLabel('Lĩnh vực 2')).toHaveAccessibleDescription(/không có lĩnh vực/);
  await row(1).getByLabel('Lĩnh vực 2').fill('');
  await row(2).getByRole('button', { name: /^Xóa/ }).click();
  await administrator.getByRole('button', { name: 'Lưu vai trò' }).click();
  await expect(administrator.getByRole('status')).toContainText('Đã lưu vai trò');
  await page.goto('/can-bo/tai-khoan');
  await expect(page.getByRole('main')).toContainText('Soạn thảo: Hộ tịch');
});

test('an account is closed at once, and opened again by a new invitation', async ({ page, signedIn, administrator }) => {
  const person = await signedIn(page, { roles: ['reviewer'] });
  await administrator.goto(`/can-bo/nguoi-dung/${person.name}`);
  await administrator.locator('summary', { hasText: 'Đóng tài khoản' }).click();
  await administrator.getByRole('button', { name: 'Đóng tài khoản' }).click();
  await expect(administrator.getByRole('status')).toContainText('Đã đóng tài khoản');
  await page.goto('/can-bo');
  await expect(page).toHaveURL(/dang-nhap/);
  await fillIn(page, person.name, password);
  await expect(page.getByRole('alert')).toContainText('chưa đúng');
  await administrator.locator('summary', { hasText: 'Mở lại tài khoản' }).click();
  await administrator.getByRole('button', { name: 'Mở lại tài khoản' }).click();
  const link = await administrator.locator('code.secret').innerText();
  await accept(page, link, person.name, person.displayName);
});

test('an editor turns the second step on, and gives it up', async ({ page, signedIn }) => {
  const person = await signedIn(page, { roles: ['editor'] });
  await page.goto('/can-bo/tai-khoan');
  await page.getByRole('link', { name: 'Đặt bước thứ hai' }).click();
  await setUpSecondStep(page, person);
  await page.goto('/can-bo/tai-khoan');
  await expect(page.getByRole('main')).toContainText(`Còn ${person.recoveryCodes.length} mã dự phòng`);
  await page.getByRole('link', { name: 'Bỏ bước thứ hai' }).click();
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Bỏ bước thứ hai' }).click();
  await expect(page.getByRole('status')).toContainText('Đã bỏ bước thứ hai');
});

test('the audit is taken along as a file', async ({ administrator }) => {
  await administrator.goto('/can-bo/nhat-ky');
  await administrator.getByLabel('Việc').selectOption('Nhận lời mời');
  await administrator.getByRole('button', { name: 'Xem' }).click();
  await expect(administrator.getByRole('row').nth(1)).toContainText('Nhận lời mời');
  const download = administrator.waitForEvent('download');
  await administrator.getByRole('button', { name: 'CSV' }).click();
  expect((await download).suggestedFilename()).toBe('nhat-ky.csv');
});
