import { EventRegistry } from '#libs/event-log';
import type { EventLog } from '#libs/event-log/domain';
import { commandHmac, type CommandEnvelope, type TextOfEvent } from '#libs/kernel';
import { openCaseDesk, type CaseDesk } from '../src/desk/case-desk.js';
import type { CaseDeskPorts } from '../src/desk/ports.js';
import { caseEventTypes } from '../src/registry.js';
import { absences, calendar, counter, itemVersion, NOON, resident, tree } from './shenyang.js';

/** A desk on the real reference data, with one resident and a sealer whose ciphers can be read. */
export function caseDesk(log: EventLog, more: Partial<CaseDeskPorts> = {}): CaseDesk {
  return openCaseDesk({
    log,
    registry: new EventRegistry(caseEventTypes),
    reference: {
      tree,
      currentItem: (_region, code) => itemVersion(code),
      itemVersion: (_region, code) => itemVersion(code),
      calendarOf: () => calendar,
      absences,
    },
    residents: (ids) => Promise.resolve(ids.includes(resident.residentId) ? [resident] : []),
    sealer: { seal: (key, texts) => Promise.resolve(texts.map((text) => ({ sealed: readableCipher(text), key }))) },
    clock: { now: () => Promise.resolve(NOON) },
    commandHmac: commandHmac(Buffer.from('a key of specs')),
    ...more,
  });
}

function readableCipher({ text, eventId, type }: TextOfEvent): string {
  return [...`${text}|${eventId}|${type}`].reverse().join('');
}

export function envelope(commandId: string, body: unknown, more: Partial<CommandEnvelope> = {}): CommandEnvelope {
  return { commandId, body, asker: counter, correlationId: commandId, ...more };
}
