import { describe, expect, it } from '@jest/globals';
import { EventRegistry } from '#libs/event-log';
import type { EventLog, RecordedEvent } from '#libs/event-log/domain';
import { visitMatter, type VisitEvent } from '../../testing/index.js';
import { eventTypesOf } from '../domain/index.js';
import { StreamUnreadable } from './errors.js';
import { History } from './history.js';

const registry = new EventRegistry(eventTypesOf(visitMatter));
const holding = (type: string, data: unknown) =>
  ({
    readStream: () =>
      Promise.resolve([{ type, data, metadata: { schemaVersion: 1 }, revision: 0 } as unknown as RecordedEvent]),
  }) as unknown as EventLog;
const read = (type: string, data: unknown) => History.read<VisitEvent>(holding(type, data), registry, 'visit-1');

describe('a history', () => {
  it('with an event that this program does not know cannot be read, and says which stream', async () => {
    const failed = read('VisitDreamt', {});
    await expect(failed).rejects.toThrow(StreamUnreadable);
    await expect(failed).rejects.toMatchObject({ stream: 'visit-1', code: 'stream-unreadable' });
  });

  it('of whose events nothing can be made cannot be read either, whatever the error', async () => {
    const history = await read('VisitBooked', { unit: 'U', on: '2026-09-14' }).catch(() => new History<VisitEvent>([]));
    const broken = {
      fold: () => {
        throw new TypeError('cannot read properties of undefined');
      },
    };
    expect(() => history.fold(broken)).toThrow(StreamUnreadable);
  });
});
