import { isRefusal, refusalText, reveal, type Language } from '#libs/kernel/domain';
import { describe } from '../src/case.js';
import { namingOf } from '../src/naming.js';
import type { Outcome } from './given.js';
import { itemVersion, tree } from './shenyang.js';

const itemName = (code: string): string | null => itemVersion(code)?.item.name ?? null;

/** What people are told of an outcome: the line of each event, or the detail of the refusal. */
export function textsOf(outcome: Outcome, language: Language): readonly string[] {
  const naming = namingOf(language, tree, itemName);
  if (isRefusal(outcome)) return [refusalText(outcome, naming).detail];
  return outcome.map((event) =>
    describe(
      reveal(event, () => ''),
      naming,
    ),
  );
}
