import type { PastStep } from '#libs/case';
import type { CaseCommand, DeliveryWay } from '#libs/case/domain';
import type { RegisterRow } from './register-row.js';

/** What happened at the opening: received, accepted and, where another unit works on it, routed there and signed. */
export function openingSteps(row: RegisterRow): PastStep[] {
  const { item, number, due, channel, receivingUnit, homeUnit, responsibleUnit, note, opened: at } = row;
  const register = { due, channel, foreignNumber: number, receivingUnit, homeUnit, responsibleUnit };
  const commands: CaseCommand[] = [
    { act: 'receive', payload: { item, residentId: null, register, note } },
    { act: 'accept', payload: {} },
  ];
  if (responsibleUnit !== receivingUnit) commands.push({ act: 'route', payload: {} }, { act: 'sign', payload: {} });
  return commands.map((command) => ({ command, at }));
}

/** What happened at the closing, by the outcome; nothing while the row is open. */
export function closingSteps({ closing }: RegisterRow, way: DeliveryWay): PastStep[] {
  if (!closing) return [];
  const { at, outcome, text } = closing;
  return commandsOf(outcome, text, way).map((command) => ({ command, at }));
}

function commandsOf(
  outcome: NonNullable<RegisterRow['closing']>['outcome'],
  text: string | null,
  way: DeliveryWay,
): CaseCommand[] {
  // A register that gives no reason is quoted as far as it goes.
  const reason = text ?? outcome;
  switch (outcome) {
    case 'terminated':
      return [{ act: 'terminate', payload: { reason } }];
    case 'voided':
      return [{ act: 'void', payload: { reason } }];
    case 'granted':
      return decided({ act: 'decide', payload: { outcome } }, text, way);
    case 'refused':
      return decided({ act: 'decide', payload: { outcome, reasons: reason } }, null, way);
    default:
      return outcome satisfies never;
  }
}

function decided(decision: CaseCommand, note: string | null, way: DeliveryWay): CaseCommand[] {
  return [decision, { act: 'fulfil', payload: { note } }, { act: 'deliver', payload: { way } }];
}
