import type { PastStep } from '#libs/case';
import type { CaseCommand, DeliveryWay } from '#libs/case';
import type { Instant } from '#libs/clocks/domain';
import type { RegisterRow } from './register-row.js';

/** How far a register has brought a case. */
export const STAGES = ['opened', 'decided', 'closed', 'rated'] as const;
export type Stage = (typeof STAGES)[number];

export function isBefore(a: Stage, b: Stage): boolean {
  return STAGES.indexOf(a) < STAGES.indexOf(b);
}

/** How far the row says the case has come. */
export function stageOf({ decided, closing, rating }: RegisterRow): Stage {
  if (closing !== null) return rating === null ? 'closed' : 'rated';
  return decided === null ? 'opened' : 'decided';
}

/** All that the row says has happened, in its order and at its times. */
export function stepsOf(row: RegisterRow, way: DeliveryWay): PastStep[] {
  return [...openingSteps(row), ...stepsAfter('opened', row, way)];
}

/** What the row says has happened since the case had come to this stage. */
export function stepsAfter(stage: Stage, row: RegisterRow, way: DeliveryWay): PastStep[] {
  return [
    ...(isBefore(stage, 'decided') ? decisionSteps(row) : []),
    ...(isBefore(stage, 'closed') ? closingSteps(row, way, stage === 'decided') : []),
    ...(isBefore(stage, 'rated') ? ratingSteps(row) : []),
  ];
}

/** What happened at the opening: received, accepted and, where another unit works on it, routed there and signed. */
function openingSteps(row: RegisterRow): PastStep[] {
  const { item, number, due, channel, receivingUnit, homeUnit, responsibleUnit, note, opened: at } = row;
  const register = { due, channel, foreignNumber: number, receivingUnit, homeUnit, responsibleUnit };
  const commands: CaseCommand[] = [
    { act: 'receive', payload: { item, residentId: null, register, note } },
    { act: 'accept', payload: {} },
  ];
  if (responsibleUnit !== receivingUnit) commands.push({ act: 'route', payload: {} }, { act: 'sign', payload: {} });
  return allAt(at, commands);
}

function decisionSteps({ decided, closing }: RegisterRow): PastStep[] {
  if (decided === null) return [];
  return allAt(decided.at, [decision(decided.outcome, closing?.text ?? null)]);
}

/** A register that gives no reason is quoted as far as it goes. */
function decision(outcome: 'granted' | 'refused', text: string | null): CaseCommand {
  return { act: 'decide', payload: outcome === 'refused' ? { outcome, reasons: text ?? outcome } : { outcome } };
}

/** What happened at the closing, by the outcome; nothing while the row is open. */
function closingSteps({ closing, decided }: RegisterRow, way: DeliveryWay, isDecided: boolean): PastStep[] {
  if (!closing) return [];
  const { at, outcome, text } = closing;
  switch (outcome) {
    case 'terminated':
      return allAt(at, [{ act: 'terminate', payload: { reason: text ?? outcome } }]);
    case 'voided':
      return allAt(at, [{ act: 'void', payload: { reason: text ?? outcome } }]);
    case 'granted':
    case 'refused': {
      const note = outcome === 'granted' ? text : null;
      const commands: CaseCommand[] = [
        { act: 'fulfil', payload: { note } },
        { act: 'deliver', payload: { way } },
      ];
      return allAt(at, isDecided || decided ? commands : [decision(outcome, text), ...commands]);
    }
    default:
      return outcome satisfies never;
  }
}

function ratingSteps({ rating }: RegisterRow): PastStep[] {
  if (rating === null) return [];
  const { at, score, about, comment } = rating;
  return allAt(at, [{ act: 'rate', payload: { score, about, comment } }]);
}

function allAt(at: Instant, commands: readonly CaseCommand[]): PastStep[] {
  return commands.map((command) => ({ command, at }));
}
