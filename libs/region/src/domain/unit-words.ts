import type { UnitEvent } from './events.js';

type Told = Readonly<Record<'zh' | 'en', string>>;

/** What an event of a unit says, in words; units by their codes. */
export function tellUnitEvent(event: UnitEvent): Told {
  switch (event.type) {
    case 'UnitOpened': {
      const { name, parent, from } = event.data;
      return {
        zh: `自${from}起启用“${name}”${parent === null ? '' : `，上级为${parent}`}。`,
        en: `“${name}” exists from ${from}${parent === null ? '' : `, below ${parent}`}.`,
      };
    }
    case 'UnitRenamed':
      return {
        zh: `自${event.data.from}起更名为“${event.data.name}”。`,
        en: `Called “${event.data.name}” from ${event.data.from}.`,
      };
    case 'UnitMoved':
      return {
        zh: `自${event.data.from}起划归${event.data.parent}。`,
        en: `Below ${event.data.parent} from ${event.data.from}.`,
      };
    case 'UnitMerged':
      return {
        zh: `自${event.data.to}起并入${event.data.into}。`,
        en: `Merged into ${event.data.into} from ${event.data.to}.`,
      };
    case 'UnitSplit':
      return {
        zh: `自${event.data.to}起分设为${event.data.into.join('、')}。`,
        en: `Split into ${event.data.into.join(', ')} from ${event.data.to}.`,
      };
    case 'UnitClosed': {
      const { to, successor } = event.data;
      return {
        zh: `自${to}起停用${successor === undefined ? '' : `，由${successor}承接`}。`,
        en: `Closed from ${to}${successor === undefined ? '' : `; ${successor} takes over`}.`,
      };
    }
    case 'UnitChangePlanned': {
      const { zh, en } = tellUnitEvent(event.data.change);
      return { zh: `已定：${zh}`, en: `Announced: ${en}` };
    }
    case 'UnitPlanDropped':
      return {
        zh: `定于${event.data.on}的变更届时已不能办理（${event.data.why}），已取消。`,
        en: `The change announced for ${event.data.on} was not possible any more (${event.data.why}) and was dropped.`,
      };
    default:
      return event satisfies never;
  }
}
