import { Inject, Injectable } from '@nestjs/common';
import { caseHistory, sightOf, timeline, toldOf, type Told } from '#libs/case';
import { StreamUnreadable } from '#libs/kernel';
import { recordLook } from '../access/recorded-look.js';
import type { ApiRequest } from '../http/request.js';
import { System } from '../system.js';
import type { Looked } from './unreadable-case.js';

/** What a case says in words, as the asker may read it: it stands in the events alone, and no model keeps it. */
@Injectable()
export class ToldWords {
  constructor(@Inject(System) private readonly system: System) {}

  async of(view: Looked, request: ApiRequest) {
    const told = await this.read(view, request);
    const { residents } = this.system.parts;
    const agent = told.agent && {
      ...told.agent,
      name: (await residents.registry.masked(view.state.region, told.agent.residentId))?.name ?? null,
    };
    const papers = view.state.papers.map((sent) => {
      const { listed = [], carrier = null, trackingNumber = null, mismatch = null } = told.papers[sent.sending] ?? {};
      return { ...sent, mismatchText: mismatch, listed, carrier, trackingNumber };
    });
    const { decision, result, delivery } = told;
    return { agent, decision, result, delivery, papers };
  }

  /** As of the revision that is shown; of a case that cannot be read, nothing. */
  private async read(view: Looked, request: ApiRequest): Promise<Told> {
    const { log, reference, residents } = this.system.parts;
    const { caseId, revision, state } = view;
    const naming = this.system.naming(request, state.item);
    if (!saysSomething(view)) return toldOf([], naming);
    try {
      const { events } = await caseHistory(log, this.system.caseEvents, caseId);
      await recordLook(this.system, request, { caseId, state, what: 'texts' });
      const open = (texts: Parameters<typeof residents.sealer.open>[0]) => residents.sealer.open(texts);
      const sight = sightOf(request.asker, state, reference.tree);
      const entries = await timeline(
        events.filter((event) => event.revision <= revision),
        open,
        naming,
        sight,
      );
      return toldOf(entries, naming);
    } catch (error) {
      if (error instanceof StreamUnreadable) return toldOf([], naming);
      throw error;
    }
  }
}

/** Most cases that are looked at have been received and no more: their events are not asked for. */
function saysSomething({ state, unreadable }: Looked): boolean {
  if (typeof unreadable === 'string') return false;
  return state.agent !== null || state.papers.length > 0 || ('decidedAt' in state && state.decidedAt !== null);
}
