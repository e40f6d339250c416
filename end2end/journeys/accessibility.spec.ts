import AxeBuilder from '@axe-core/playwright';
import { address, expect, kinds, test, type Language } from './support';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const views = [
  { name: '320 px', width: 320, colorScheme: 'light' },
  { name: '1280 px', width: 1280, colorScheme: 'light' },
  { name: '1280 px, dark', width: 1280, colorScheme: 'dark' },
] as const;

for (const view of views) {
  test.describe(`@javascript at ${view.name}`, () => {
    test.use({ viewport: { width: view.width, height: 900 }, colorScheme: view.colorScheme });

    for (const language of ['vi', 'en'] satisfies Language[]) {
      for (const [kind, path] of Object.entries(kinds)) {
        test(`axe finds nothing on the ${kind}, in ${language}`, async ({ page, request }) => {
          await page.goto(address(language, await path(request)));
          const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
          const found = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html}`));
          expect(found).toEqual([]);
        });
      }
    }
  });
}
