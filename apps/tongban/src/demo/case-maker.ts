import type { Asker } from '#libs/access/domain';
import { caseIdOf, type PastStep } from '#libs/case';
import type { CaseMode, CaseCommand } from '#libs/case';
import type { ReferenceData } from '#libs/reference';
import { placeOf, isFailure, unitByRule, type ItemVersion } from '#libs/catalogue/domain';
import { SHENYANG } from '#libs/region';
import type { ResidentFacts } from '#libs/residents/domain';
import { nameUuid } from '#libs/runtime';
import type { OfficeHours } from './office-hours.js';
import { communitiesOf } from './people.js';
import { goOn } from './plot.js';
import { Random } from './random.js';
import { clerk, Story } from './story.js';

const NAMESPACE = '3b8e1f52-4f0d-5d0c-8a44-5f7c1f0e9a27';
/** How often somebody else is sought, when the item is not for this one. */
const TRIES = 40;
/** Share of those who go to a counter of another district, and of those who file online. */
const FAR = 0.3;
const ONLINE = 0.08;

/** A case of the demo: who brought it where, and all that followed. */
export interface InventedCase {
  readonly commandId: string;
  readonly asker: Asker;
  readonly steps: readonly PastStep[];
}

/** Makes up cases, the same for the same seed. */
export class CaseMaker {
  private readonly items: readonly ItemVersion[];

  constructor(
    private readonly reference: ReferenceData,
    private readonly residents: readonly ResidentFacts[],
    private readonly hours: OfficeHours,
    private readonly seed: string,
    private readonly now: string,
  ) {
    this.items = reference.catalogue.itemsOf(SHENYANG).filter(({ state }) => state === 'published');
  }

  /** Null where nobody was found whom the item is for. Every item has its turn; the popular ones have more. */
  make(index: number): InventedCase | null {
    const random = new Random(`${this.seed}:case:${index}`);
    const item = this.items[(index % 3 === 0 ? index / 3 : random.whole(0, this.items.length - 1)) % this.items.length];
    if (!item) return null;
    const commandId = nameUuid(NAMESPACE, `${this.seed}:${index}`);
    for (let tries = 0; tries < TRIES; tries += 1) {
      const story = this.begun(item, random, caseIdOf(commandId));
      const asker = story?.steps[0]?.by;
      if (!story || !asker) continue;
      goOn(story, { random, hours: this.hours, counter: asker, supervisor: clerk('supervisor', SHENYANG) });
      return { commandId, asker, steps: story.steps };
    }
    return null;
  }

  private begun(item: ItemVersion, random: Random, caseId: string): Story | null {
    const { tree } = this.reference;
    const resident = random.of(this.residents);
    const unit = this.counterFor(item, resident, random);
    const calendar = this.reference.calendarOf(SHENYANG);
    const story = new Story({ tree, calendar, item, resident, caseId, now: this.now });
    const mode: CaseMode | undefined = !item.item.inPerson && random.chance(ONLINE) ? 'online' : undefined;
    const note = random.chance(0.1) ? `${item.item.name}：本人电话联系` : undefined;
    const payload = { item: item.item.code, residentId: resident.residentId, mode, note };
    const command: CaseCommand = { act: 'receive', payload };
    return story.tell(clerk('universal-counter', unit), command, this.hours.somebodyComes(random)) ? story : null;
  }

  /** Near home, or far away where the item allows it; in person only at the unit that is responsible. */
  private counterFor({ item }: ItemVersion, resident: ResidentFacts, random: Random): string {
    const { tree } = this.reference;
    const found = placeOf(item, { resident, receivingUnit: resident.residenceUnit }, tree);
    const place = isFailure(found) ? resident.residenceUnit : found;
    if (item.mode === 'guide-only') return unitByRule(item, place, tree);
    const isBound = item.scope !== 'city' && item.scope !== 'nation';
    if (isBound) return place;
    if (random.chance(FAR)) return random.of(communitiesOf(tree, this.hours.today).town);
    const street = tree.ancestorAt(place, 'street');
    return street && random.chance(0.3) ? street.code : place;
  }
}
