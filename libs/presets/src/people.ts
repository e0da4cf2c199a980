import type { Country, NameStock } from './countries';
import type { PresetDelegate } from './preset';
import type { Random } from './random';

const stock = (given: string, family: string) => ({ given: given.split(' '), family: family.split(' ') });

const NAMES: Readonly<Record<NameStock, { given: readonly string[]; family: readonly string[] }>> = {
  hispanic: stock(
    'Ana Begoña Carlos Daniela Esteban Gabriela Hernán Inés Javier Lucía Martín Mónica Nicolás Paula Ramón Sofía Tomás Ximena Álvaro Úrsula',
    'Acosta Benítez Cárdenas Domínguez Echeverría Fuentes Gutiérrez Herrera Ibáñez Jiménez Larrañaga Muñoz Núñez Ortega Peña Quiroga Ríos Salazar Vázquez Zúñiga',
  ),
  lusophone: stock(
    'Afonso Beatriz Caio Débora Eduardo Fernanda Gonçalo Helena João Leonor Márcia Otávio Renata Simão Tânia Vítor',
    'Almeida Barbosa Carvalho Damasceno Esteves Figueiredo Gonçalves Lourenço Magalhães Nóbrega Pacheco Queirós Rebelo Simões Teixeira',
  ),
  italian: stock(
    'Alessia Bruno Chiara Davide Elena Fabio Giulia Lorenzo Marta Niccolò Ornella Paolo Silvia Tommaso',
    "Bianchini Colombo Ferraris Galli Lombardi Manfredi Negri Orlandi Pellegrini Rinaldi Sartori Tosi Valsecchi D'Amico",
  ),
  french: stock(
    'Amélie Benoît Claire Édouard Françoise Gaëlle Hugo Loïc Mathilde Noël Solène Thibault',
    'Aubry Bourgeois Chevallier Delacourt Fournier Guérin Lefèvre Marchand Perrin Rousseau',
  ),
  anglophone: stock(
    'Aidan Bronagh Conor Eimear Fergus Grace Niall Orla Rory Sinead',
    "Boyle Donnelly Gallagher Kearney Magee McAllister O'Neill Quinn",
  ),
  nordic: stock(
    'Astrid Bjørn Freja Henrik Ida Jens Kirsten Søren',
    'Andersen Bæk Christensen Holm Kjær Lund Nørgaard Østergaard',
  ),
  polish: stock(
    'Agnieszka Bartosz Ewa Grzegorz Jadwiga Łukasz Małgorzata Paweł',
    'Dąbrowski Górski Jabłoński Kołodziej Lewandowicz Śliwiński Wójcik Zając',
  ),
  'south-slavic': stock(
    'Ana Branko Dragana Ivan Jelena Luka Mirjana Željko',
    'Babić Đorđević Horvat Jovanović Kovačević Marković Šimić Živković',
  ),
  greek: stock(
    'Anna Dimitris Eleni Giorgos Katerina Nikos Sofia Yannis',
    'Alexiou Economou Karagiannis Makris Pappas Stavrou Vlachos',
  ),
  hungarian: stock(
    'Ágnes Balázs Eszter Gábor Judit László Orsolya Zoltán',
    'Farkas Horváth Kovács Molnár Nagy Szűcs Tóth Varga',
  ),
  romanian: stock(
    'Adriana Bogdan Cristina Dragoș Ioana Mihai Raluca Ștefan',
    'Bălan Dumitrescu Ionescu Manole Popescu Rădulescu Țurcanu',
  ),
  turkish: stock(
    'Ayşe Burak Çağla Emre Gülşen İbrahim Özlem Serkan',
    'Aydın Çelik Doğan Kılıç Öztürk Şahin Yıldız',
  ),
};

/** A person nobody is, with an address nobody can have: `.example` is reserved by RFC 2606. */
export function inventPerson(country: Country, domain: string, random: Random): PresetDelegate {
  const { given, family } = NAMES[country.names];
  const [first, last] = [random.pick(given), random.pick(family)];
  return {
    name: `${first} ${last}`,
    email: `${slug(first)}.${slug(last)}@${domain}`,
    language: country.mailLanguage,
    zone: country.zone,
  };
}

const WITHOUT_DECOMPOSITION: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ß: 'ss',
};

/**
 * Letters a to z, digits and hyphens, for addresses and keys.
 * @example slug('Clúster Lácteo (demo)') // 'cluster-lacteo-demo'
 */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[øæłđıß]/g, (letter) => WITHOUT_DECOMPOSITION[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}
