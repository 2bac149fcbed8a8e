import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';

const output = fileURLToPath(new URL('./output/', import.meta.url));

/** Somebody at the page, in a browser context of their own: their own session, name and cursor. */
export class Person {
  readonly mistakes: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
  ) {
    page.on('pageerror', (error) => this.mistakes.push(error.message));
  }

  static async at(browser: Browser, address: string): Promise<Person> {
    const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const person = new Person(page, context);
    await page.goto(address);
    await person.saved();
    return person;
  }

  /** Waits until everything that this page did is stored. */
  async saved(): Promise<void> {
    await this.connection()
      .getByText(/^Saved at revision \d+$/)
      .waitFor();
  }

  connection() {
    return this.page.getByRole('status', { name: 'Connection' });
  }

  node(id: string) {
    return this.page.locator(`.react-flow__node[data-id="${id}"]`);
  }

  async say(text: string): Promise<void> {
    const message = this.page.getByRole('combobox', { name: 'Message' });
    await message.fill(text);
    await this.page.getByRole('button', { name: 'Send' }).click();
  }

  conversation() {
    return this.page.getByRole('list', { name: 'Conversation' });
  }

  async open(tab: string): Promise<void> {
    await this.page.getByRole('tablist', { name: 'Dock' }).getByRole('tab', { name: tab }).click();
  }

  /** Takes a node by its middle and moves it. */
  async drag(id: string, by: { x: number; y: number }): Promise<void> {
    const box = await this.node(id).boundingBox();
    if (!box) throw new Error(`${id} is not on the canvas`);
    const [x, y] = [box.x + box.width / 2, box.y + 12];
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x + by.x / 2, y + by.y / 2, { steps: 4 });
    await this.page.mouse.move(x + by.x, y + by.y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** The nodes and edges that this page draws. */
  async drawn(): Promise<{ nodes: string[]; edges: number }> {
    const nodes = await this.page
      .locator('.react-flow__node')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-id') ?? ''));
    return { nodes: nodes.sort(), edges: await this.page.locator('.react-flow__edge').count() };
  }

  async picture(name: string): Promise<void> {
    mkdirSync(output, { recursive: true });
    await this.page.screenshot({ path: `${output}${name}.png` });
  }

  async leave(): Promise<void> {
    await this.context.close();
    expect(this.mistakes, 'errors in the page').toEqual([]);
  }
}
