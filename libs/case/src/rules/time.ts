import { refusal, refuse, type Refusal } from '#libs/kernel/domain';
import { lastingGuard } from '../kit.js';
import { type KnownCase } from '../state/case.js';
import { firingsOf, type SystemCommand } from '../clocks/firing.js';
import { type CaseContext } from '../context.js';
import { localDateOf, type Due } from '#libs/clocks/domain';
import { type ClockName } from '../state/codes.js';
import { expiringClocks } from '../clocks/own-clocks.js';
import { caseClocks } from '../clocks/case-clocks.js';
export const onlyBySystem = refusal('only-by-system', {
  rule: '督办: 限期回复, 逾期催办、通报',
  title: { zh: '由系统自动进行', en: 'Done by the system' },
  detail: {
    zh: '“{act:act}”到期由系统自动进行，不用人工办理。',
    en: 'The system does this by itself when it is due ({act:act}); nobody needs to.',
  },
});

export const notDueYet = refusal('not-due-yet', {
  rule: '督办: 限期回复, 逾期催办、通报',
  title: { zh: '尚未到期', en: 'Not due yet' },
  detail: { zh: '{date}起方可进行。请届时再办。', en: 'Not before {date}. Do it then.' },
});

/** Nobody asks for these: time does, and the system carries them out. */
export const onlyTheSystem = lastingGuard([onlyBySystem], (_state, { asker }, act) =>
  asker.role === 'system' ? null : refuse(onlyBySystem, { act }),
);

/** The same rules that say what fires next say whether this may fire now; what has fired is not among them any more. */
export function notYetOwed(state: KnownCase, command: SystemCommand, { calendar, now }: CaseContext): Refusal | null {
  const wanted = JSON.stringify(command);
  const owed = firingsOf(state, calendar).find((firing) => JSON.stringify(firing.command) === wanted);
  if (owed && owed.at <= now) return null;
  return refuse(notDueYet, { date: localDateOf(owed?.at ?? now, state.timezone) });
}

export function dueOfClock(state: KnownCase, clock: ClockName, { calendar }: CaseContext): Due | null {
  const own = expiringClocks(state, calendar).find(({ name }) => name === clock);
  if (own) return own.due;
  const { promised, statutory } = caseClocks(state, calendar, state.timezone);
  return (clock === 'promised' ? promised : clock === 'statutory' ? statutory : null)?.due ?? null;
}
