/** The content script is registered for just the sites that are granted. */
import { beforeEach, expect, it } from 'vitest';
import { fakeBackground, HOST, reset, TAB } from './background';

const fake = fakeBackground();
const { answerPage } = await import('../../../extension/background/answers');
const { registerContentScript } = await import('../../../extension/background/sites');

beforeEach(() => void reset(fake));

it('registers anew when the granted sites differ, and else leaves the registration as it is', async () => {
  fake.origins = ['*://b.example/*', '*://a.example/*'];
  await registerContentScript();
  expect(fake.scripted).toEqual(['register']);
  fake.origins.reverse();
  await registerContentScript();
  expect(fake.scripted).toEqual(['register']);
  fake.origins = ['*://b.example/*'];
  await registerContentScript();
  expect(fake.scripted).toEqual(['register', 'unregister', 'register']);
  fake.origins = [];
  await registerContentScript();
  expect(fake.registered).toEqual([]);
});

it('opens the library again without waiting for the pages to be read', async () => {
  const asked: string[] = [];
  fake.tabs.set(TAB, {
    id: TAB,
    url: `https://${HOST}/`,
    script: (call) => {
      asked.push(call);
      return new Promise(() => undefined);
    },
  });
  await answerPage({ headwater: 'page', call: 'reopenLibrary', arg: {} });
  await Promise.resolve();
  expect(asked).toEqual(['refresh']);
});
