import type { Locator, Page } from '@playwright/test';

export const signInButton = (page: Page): Locator =>
  page.getByRole('button', { name: /^(Sign in|サインイン)$/ });

/** From the sign-in page by way of the issuer's, by mouse. @param name in English, as the issuer shows it. */
export async function signIn(page: Page, name: string): Promise<void> {
  await signInButton(page).click();
  await page.getByRole('button', { name }).click();
  await page.getByRole('navigation').waitFor();
}
