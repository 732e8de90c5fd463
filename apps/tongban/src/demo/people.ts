import { addDays, type LocalDate } from '#libs/clocks/domain';
import { checkCharacter, type Person } from '#libs/residents';
import { SHENYANG } from '#libs/region';
import { isOpenOn, type RegionTree, type Unit } from '#libs/region/domain';
import { Random } from './random.js';

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国文斌鹏宇欣怡晨雪梅'];

/** Ages as the items ask for them: the old and the children have items of their own. */
const AGES: readonly (readonly [from: number, to: number])[] = [
  [1, 16],
  [18, 40],
  [25, 59],
  [35, 59],
  [60, 79],
  [62, 78],
  [80, 96],
];

/** An invented resident. Number, name and phone are made up; the check character is right, as the vault asks for it. */
export function inventedPerson(index: number, seed: string, today: LocalDate, tree: RegionTree): Person {
  const random = new Random(`${seed}:person:${index}`);
  const home = somewhere(random, tree, today);
  const [youngest, oldest] = random.of(AGES);
  const birthDate = addDays(today, -Math.floor(random.between(youngest, oldest) * 365.25));
  const district = tree.districtOf(home) ?? home.slice(0, 6);
  // The sequence makes numbers unique: 900 persons may share a district and a birth date.
  const seventeen = `${district}${birthDate.replaceAll('-', '')}${String(100 + (index % 900))}`;
  const elsewhere = random.chance(0.15) ? somewhere(random, tree, today) : home;
  return {
    name: random.of(SURNAMES) + random.of(GIVEN) + (random.chance(0.7) ? random.of(GIVEN) : ''),
    idType: 'resident',
    idNumber: seventeen + checkCharacter(seventeen),
    birthDate,
    guardian: null,
    diedOn: null,
    phone: `139${String(random.whole(0, 99_999_999)).padStart(8, '0')}`,
    address: null,
    householdUnit: home,
    residenceUnit: elsewhere,
    insuredUnit: random.chance(0.1) ? somewhere(random, tree, today) : null,
  };
}

/** Four of five live in town, though most communities are villages. */
function somewhere(random: Random, tree: RegionTree, today: LocalDate): string {
  return random.of(random.chance(0.8) ? communitiesOf(tree, today).town : communitiesOf(tree, today).all);
}

interface Communities {
  readonly all: readonly string[];
  readonly town: readonly string[];
}

const remembered = new WeakMap<RegionTree, Communities>();

/** The communities and villages of Shenyang, and those of them that are in town. */
export function communitiesOf(tree: RegionTree, today: LocalDate): Communities {
  const known = remembered.get(tree);
  if (known) return known;
  const open = tree.unitsOf(SHENYANG).filter((unit) => unit.kind === 'community' && isOpenOn(unit, today));
  const codes = (units: readonly Unit[]): string[] => units.map(({ code }) => code);
  const communities = { all: codes(open), town: codes(open.filter(({ name }) => name.endsWith('社区'))) };
  remembered.set(tree, communities);
  return communities;
}
