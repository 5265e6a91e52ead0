import type { Locator, Page } from '@playwright/test';

/** The row of a request in an inbox. */
export const rowOf = (page: Page, title: string): Locator =>
  page.getByRole('list', { name: 'Waiting for you' }).getByRole('link').filter({ hasText: title });

/** Decides in the inbox by mouse, and waits until the page says so. The inbox must be open; items come by themselves. */
export async function decide(
  page: Page,
  title: string,
  answer: 'approve' | 'reject',
  comment?: string,
): Promise<void> {
  await rowOf(page, title).click();
  await page.getByRole('heading', { level: 2, name: title }).waitFor();
  if (comment !== undefined) await page.getByLabel('Comment').fill(comment);
  await page.getByRole('button', { name: answer === 'approve' ? 'Approve' : 'Reject', exact: true }).click();
  await page.getByText(`You ${answer === 'approve' ? 'approved' : 'rejected'} “${title}”.`).waitFor();
}

/** Presses Tab until something has the focus. @throws Error when it cannot be reached so. */
export async function tabTo(page: Page, target: Locator, most = 40): Promise<void> {
  const focused = page.locator(':focus').and(target);
  for (let presses = 0; presses < most; presses++) {
    if ((await focused.count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${most} times Tab did not lead to ${String(target)}`);
}
