import { I18nProvider } from '@lingui/react';
import { LEVEL_STATES, type LevelState } from '@ringi/shared-types';
import { render, screen, within } from '@testing-library/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { activate, i18n } from '../../lib/i18n/i18n.js';
import { LevelMark } from './level-mark.js';
import { Rail } from './rail.js';

const levels = (...states: LevelState[]) =>
  states.map((state, index) => ({ name: { en: `Level ${index + 1} name`, ja: `段階${index + 1}` }, state }));

const show = (size: 'row' | 'header', ...states: LevelState[]) =>
  render(
    <I18nProvider i18n={i18n}>
      <Rail size={size} levels={levels(...states)} />
    </I18nProvider>,
  );

describe('the rail', () => {
  beforeEach(() => activate('en'));

  it('has a shape of its own for each of the ten states', () => {
    const shapes = LEVEL_STATES.map((state) =>
      renderToStaticMarkup(<LevelMark state={state} />).replace(/class="mark mark-\w+"/, ''),
    );
    expect(new Set(shapes).size).toBe(10);
  });

  it.each(['row', 'header'] as const)('tells each state in words too, as a %s', (size) => {
    show(size, ...LEVEL_STATES.slice(0, 6));
    for (const word of ['Not reached', 'Queued', 'Waiting', 'Finishing', 'Approved', 'Rejected'])
      expect(screen.getByText(new RegExp(`(^|: )${word}$`))).toBeInTheDocument();
  });

  it('has other words for each state in each language', async () => {
    for (const language of ['en', 'ja'] as const) {
      await activate(language);
      const words = LEVEL_STATES.map((state) => i18n._(`level.${state}`));
      expect(new Set(words).size).toBe(10);
    }
  });

  it('marks the level that waits as the current step', () => {
    show('header', 'approved', 'waiting', 'upcoming');
    const [, second] = screen.getAllByRole('listitem');
    expect(second).toHaveAttribute('aria-current', 'step');
    expect(second).toHaveTextContent('2. Level 2 name');
  });

  it('has no current step once the request has ended', () => {
    show('row', 'approved', 'rejected', 'skipped');
    for (const item of screen.getAllByRole('listitem')) expect(item).not.toHaveAttribute('aria-current');
  });

  it('folds the approved beginning of a long row, not of a header', () => {
    const states = [
      'approved',
      'approved',
      'approved',
      'approved',
      'approved',
      'waiting',
      'upcoming',
      'upcoming',
    ] as const;
    const { unmount } = show('row', ...states);
    expect(screen.getAllByRole('listitem')).toHaveLength(4);
    expect(
      within(screen.getAllByRole('listitem')[0] as HTMLElement).getByText('Levels 1 to 5: approved'),
    ).toBeVisible();
    expect(screen.getByText('Level 6, Level 6 name: Waiting')).toBeInTheDocument();
    unmount();
    show('header', ...states);
    expect(screen.getAllByRole('listitem')).toHaveLength(8);
  });
});
