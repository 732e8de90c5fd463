import { Desk, type CommandEnvelope, type DeskPorts } from '#libs/kernel';
import type { Asker, Circumstances } from '#libs/kernel/domain';
import {
  REFUSALS_STREAM_PREFIX,
  refusalsMatter,
  type RefusalsCommand,
  type RefusalsTypes,
  type RequestRefused,
} from '../refusals/count-refusal.js';

/** Where refusals are counted: one stream a unit and day, by the region's date. */
export function openRefusalsDesk(ports: DeskPorts, contextOf: (asker: Asker, now: string) => Circumstances) {
  const desk = new Desk<RefusalsTypes, RefusalsCommand, RequestRefused>(
    {
      matter: refusalsMatter,
      streamOf: (id) => `${REFUSALS_STREAM_PREFIX}${id}`,
      isVisible: () => true,
      contextOf: ({ asker, now }) => Promise.resolve(contextOf(asker, now)),
    },
    ports,
  );
  return {
    async count(envelope: CommandEnvelope, refused: RequestRefused['data'], day: string): Promise<void> {
      const command = { act: 'count-refusal', payload: refused } as const;
      await desk.begin({ ...envelope, ifMatch: null }, command, `${refused.unit}-${day}`);
    },
  };
}
