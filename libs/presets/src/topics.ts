import type { MailLanguage } from './preset';

/** The sectors of the Milan meeting, and two of its Latin American clusters. */
export const SECTORS = [
  'agro-food',
  'agricultural machinery',
  'food design',
  'hospitality',
  'food and wine tourism',
  'ICT',
  'renewable energy',
  'biotechnology',
  'metal-mechanics',
  'aerospace',
] as const;
export type Sector = (typeof SECTORS)[number];

type Wording = Readonly<Record<MailLanguage, string>>;
const topic = (sectors: readonly Sector[], en: string, es: string, pt: string, fr: string, it: string) => ({
  sectors,
  wording: { en, es, pt, fr, it } satisfies Wording,
});

/** What is offered and needed; both sides use the same words, so that an offer can answer a need. */
const TOPICS = [
  topic(
    ['agro-food'],
    'cold-chain logistics',
    'logística de frío',
    'logística da cadeia do frio',
    'logistique du froid',
    'logistica del freddo',
  ),
  topic(
    ['agro-food'],
    'food traceability',
    'trazabilidad de alimentos',
    'rastreabilidade de alimentos',
    'traçabilité alimentaire',
    'tracciabilità alimentare',
  ),
  topic(
    ['agro-food', 'biotechnology'],
    'food safety laboratories',
    'laboratorios de inocuidad',
    'laboratórios de segurança alimentar',
    'laboratoires de sécurité des aliments',
    'laboratori di sicurezza alimentare',
  ),
  topic(
    ['agro-food'],
    'organic certification',
    'certificación orgánica',
    'certificação orgânica',
    'certification biologique',
    'certificazione biologica',
  ),
  topic(
    ['agro-food'],
    'dairy processing',
    'procesamiento de lácteos',
    'processamento de laticínios',
    'transformation laitière',
    'lavorazione del latte',
  ),
  topic(['agro-food'], 'fine cocoa', 'cacao fino de aroma', 'cacau fino', 'cacao fin', 'cacao fine'),
  topic(
    ['agro-food'],
    'fresh fruit and vegetables',
    'frutas y hortalizas frescas',
    'frutas e hortaliças frescas',
    'fruits et légumes frais',
    'ortofrutta fresca',
  ),
  topic(
    ['agro-food', 'agricultural machinery'],
    'post-harvest technology',
    'tecnología poscosecha',
    'tecnologia de pós-colheita',
    'technologies post-récolte',
    'tecnologie post-raccolta',
  ),
  topic(
    ['agricultural machinery'],
    'seed drills and planters',
    'sembradoras',
    'semeadoras',
    'semoirs',
    'seminatrici',
  ),
  topic(
    ['agricultural machinery', 'ICT'],
    'precision farming',
    'agricultura de precisión',
    'agricultura de precisão',
    'agriculture de précision',
    'agricoltura di precisione',
  ),
  topic(
    ['agricultural machinery'],
    'drip irrigation',
    'riego por goteo',
    'irrigação por gotejamento',
    'irrigation goutte à goutte',
    'irrigazione a goccia',
  ),
  topic(
    ['agricultural machinery', 'metal-mechanics'],
    'grain storage',
    'almacenamiento de granos',
    'armazenagem de grãos',
    'stockage des grains',
    'stoccaggio di cereali',
  ),
  topic(
    ['food design'],
    'sustainable packaging',
    'envases sostenibles',
    'embalagens sustentáveis',
    'emballages durables',
    'imballaggi sostenibili',
  ),
  topic(
    ['food design', 'agro-food'],
    'product design for food',
    'diseño de alimentos',
    'design de alimentos',
    'design alimentaire',
    'food design',
  ),
  topic(
    ['hospitality'],
    'hotel equipment',
    'equipamiento hotelero',
    'equipamentos para hotelaria',
    'équipement hôtelier',
    'attrezzature alberghiere',
  ),
  topic(
    ['hospitality', 'food and wine tourism'],
    'hospitality training',
    'formación hotelera',
    'formação em hotelaria',
    'formation hôtelière',
    'formazione alberghiera',
  ),
  topic(
    ['food and wine tourism'],
    'food and wine routes',
    'rutas enogastronómicas',
    'rotas enogastronômicas',
    'routes des vins et des saveurs',
    'itinerari enogastronomici',
  ),
  topic(
    ['food and wine tourism', 'ICT'],
    'destination marketing',
    'promoción de destinos',
    'promoção de destinos',
    'promotion de destinations',
    'promozione turistica',
  ),
  topic(
    ['ICT'],
    'sensor networks',
    'redes de sensores',
    'redes de sensores',
    'réseaux de capteurs',
    'reti di sensori',
  ),
  topic(
    ['ICT'],
    'business software',
    'software de gestión',
    'software de gestão',
    'logiciels de gestion',
    'software gestionale',
  ),
  topic(
    ['ICT', 'agro-food'],
    'market data platforms',
    'plataformas de datos de mercado',
    'plataformas de dados de mercado',
    'plateformes de données de marché',
    'piattaforme di dati di mercato',
  ),
  topic(
    ['renewable energy'],
    'biogas plants',
    'plantas de biogás',
    'usinas de biogás',
    'unités de biogaz',
    'impianti di biogas',
  ),
  topic(
    ['renewable energy'],
    'solar pumping',
    'bombeo solar',
    'bombeamento solar',
    'pompage solaire',
    'pompaggio solare',
  ),
  topic(
    ['renewable energy', 'metal-mechanics'],
    'energy efficiency',
    'eficiencia energética',
    'eficiência energética',
    'efficacité énergétique',
    'efficienza energetica',
  ),
  topic(
    ['biotechnology'],
    'biofertilisers',
    'biofertilizantes',
    'biofertilizantes',
    'biofertilisants',
    'biofertilizzanti',
  ),
  topic(
    ['biotechnology'],
    'plant breeding',
    'mejoramiento vegetal',
    'melhoramento de plantas',
    'sélection végétale',
    'miglioramento genetico vegetale',
  ),
  topic(
    ['biotechnology', 'agro-food'],
    'functional ingredients',
    'ingredientes funcionales',
    'ingredientes funcionais',
    'ingrédients fonctionnels',
    'ingredienti funzionali',
  ),
  topic(
    ['metal-mechanics', 'aerospace'],
    'precision machining',
    'mecanizado de precisión',
    'usinagem de precisão',
    'usinage de précision',
    'lavorazioni di precisione',
  ),
  topic(
    ['aerospace'],
    'composite materials',
    'materiales compuestos',
    'materiais compósitos',
    'matériaux composites',
    'materiali compositi',
  ),
  topic(
    ['aerospace', 'metal-mechanics'],
    'quality certification',
    'certificación de calidad',
    'certificação de qualidade',
    'certification qualité',
    'certificazione di qualità',
  ),
] as const;

/** The topics of these sectors, in the common (English) wording. */
export function topicsOf(sectors: readonly Sector[]): string[] {
  return TOPICS.filter((one) => one.sectors.some((sector) => sectors.includes(sector))).map(
    ({ wording }) => wording.en,
  );
}

/** The topic in somebody's language. */
export function worded(topicName: string, language: MailLanguage): string {
  return TOPICS.find(({ wording }) => wording.en === topicName)?.wording[language] ?? topicName;
}
