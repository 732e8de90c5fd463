import { isRefusal, refusalText, reveal, type Language } from '#libs/kernel/domain';
import { describe } from '../src/case.js';
import { namingOf } from '../src/naming.js';
import type { Outcome } from './given.js';
import { itemVersion, tree } from './shenyang.js';

const itemOf = (code: string) => itemVersion(code)?.item ?? null;

/** What people are told of an outcome: the line of each event, or the detail of the refusal. */
export function textsOf(outcome: Outcome, language: Language): readonly string[] {
  const naming = namingOf(language, tree, itemOf);
  if (isRefusal(outcome)) return [refusalText(outcome, naming).detail];
  return outcome.map((event) =>
    describe(
      reveal(event, () => ''),
      naming,
    ),
  );
}
