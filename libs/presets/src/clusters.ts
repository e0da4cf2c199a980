import type { Sector } from './topics';

/** One row a cluster: key, country, name, place and sectors; the rest is invented from these. */
export interface ClusterRow {
  readonly key: string;
  readonly country: string;
  readonly name: string;
  readonly place: string;
  readonly sectors: readonly Sector[];
}

const row = (
  key: string,
  country: string,
  name: string,
  place: string,
  ...sectors: Sector[]
): ClusterRow => ({
  key,
  country,
  name: `${name} (demo)`,
  place,
  sectors,
});

/** 28 European clusters from 13 countries, as many from each as in Milan may have come. */
const EUROPEAN: readonly ClusterRow[] = [
  row('slavonia-food', 'HR', 'Klaster hrane Slavonije', 'Osijek', 'agro-food', 'biotechnology'),
  row('jutland-food', 'DK', 'Jysk Fødevareklynge', 'Viborg', 'agro-food', 'food design'),
  row('vaucluse-fruits', 'FR', 'Pôle Fruits du Vaucluse', 'Avignon', 'agro-food', 'biotechnology'),
  row(
    'vins-bourgogne',
    'FR',
    'Grappe Vins et Saveurs de Bourgogne',
    'Dijon',
    'food and wine tourism',
    'hospitality',
  ),
  row('aero-garonne', 'FR', 'Pôle Aéro Garonne', 'Toulouse', 'aerospace', 'ICT'),
  row('thessaly-energy', 'GR', 'Thessaly Green Energy Cluster', 'Volos', 'renewable energy', 'agro-food'),
  row(
    'alfold-machines',
    'HU',
    'Alföldi Mezőgép Klaszter',
    'Szeged',
    'agricultural machinery',
    'metal-mechanics',
  ),
  row('naviglio-food', 'IT', 'Cluster Alimentare del Naviglio', 'Cremona', 'agro-food', 'food design'),
  row(
    'naviglio-bio',
    'IT',
    'Cluster Biotecnologie del Naviglio',
    'Lodi',
    'biotechnology',
    'renewable energy',
  ),
  row(
    'emilia-machines',
    'IT',
    'Rete Macchine Agricole Emilia',
    'Parma',
    'agricultural machinery',
    'metal-mechanics',
  ),
  row(
    'lombard-hotels',
    'IT',
    'Consorzio Ospitalità Lombarda',
    'Brescia',
    'hospitality',
    'food and wine tourism',
  ),
  row('salento-wines', 'IT', 'Distretto Vini del Salento', 'Lecce', 'food and wine tourism', 'agro-food'),
  row('ravenna-packaging', 'IT', 'Polo Imballaggi Romagna', 'Ravenna', 'food design', 'agro-food'),
  row('lough-agri', 'GB-NIR', 'Lough Neagh Agri-Tech Cluster', 'Armagh', 'agro-food', 'ICT'),
  row('lublin-bio', 'PL', 'Lubelski Klaster Biotechnologii', 'Lublin', 'biotechnology', 'agro-food'),
  row('aviation-carpathia', 'PL', 'Karpacki Klaster Lotniczy', 'Rzeszów', 'aerospace', 'metal-mechanics'),
  row('alentejo-olive', 'PT', 'Cluster do Azeite do Alentejo', 'Évora', 'agro-food', 'food and wine tourism'),
  row('minho-metal', 'PT', 'Rede Metalomecânica do Minho', 'Braga', 'metal-mechanics', 'renewable energy'),
  row('transilvania-it', 'RO', 'Transilvania Software Cluster', 'Cluj-Napoca', 'ICT', 'renewable energy'),
  row('moldova-hills', 'RO', 'Clusterul Dealurile Moldovei', 'Iași', 'food and wine tourism', 'agro-food'),
  row('vojvodina-it', 'RS', 'Vojvodina Digital Cluster', 'Novi Sad', 'ICT', 'agricultural machinery'),
  row('lleida-fruit', 'ES', 'Clúster Frutícola de Lleida', 'Lleida', 'agro-food', 'agricultural machinery'),
  row(
    'almeria-irrigation',
    'ES',
    'Clúster del Riego de Almería',
    'Almería',
    'agricultural machinery',
    'renewable energy',
  ),
  row(
    'rioja-tourism',
    'ES',
    'Clúster Enoturismo del Ebro',
    'Logroño',
    'food and wine tourism',
    'hospitality',
  ),
  row(
    'aragon-energy',
    'ES',
    'Clúster de la Energía del Moncayo',
    'Zaragoza',
    'renewable energy',
    'metal-mechanics',
  ),
  row('murcia-packaging', 'ES', 'Clúster del Envase de la Huerta', 'Murcia', 'food design', 'agro-food'),
  row('aegean-food', 'TR', 'Ege Gıda Kümelenmesi', 'İzmir', 'agro-food', 'food design'),
  row(
    'konya-machines',
    'TR',
    'Konya Tarım Makineleri Kümesi',
    'Konya',
    'agricultural machinery',
    'metal-mechanics',
  ),
];

/** 14 from 10 countries of Latin America and the Caribbean. */
const LATIN_AMERICAN: readonly ClusterRow[] = [
  row(
    'las-parejas',
    'AR',
    'Clúster de la Maquinaria Agrícola de Las Parejas',
    'Las Parejas',
    'agricultural machinery',
    'metal-mechanics',
  ),
  row('lacteo-norte', 'AR', 'Clúster Lácteo del Norte', 'Rafaela', 'agro-food', 'biotechnology'),
  row(
    'pernambuco-metal',
    'BR',
    'Polo Metalmecânico de Pernambuco',
    'Recife',
    'metal-mechanics',
    'renewable energy',
  ),
  row(
    'pos-colheita',
    'BR',
    'Polo Pós-Colheita de Panambi e Condor',
    'Panambi',
    'agricultural machinery',
    'agro-food',
  ),
  row(
    'vale-do-vinho',
    'BR',
    'Arranjo Produtivo do Vale do Vinho',
    'Petrolina',
    'food and wine tourism',
    'agro-food',
  ),
  row('fruta-maule', 'CL', 'Clúster Frutícola del Maule', 'Talca', 'agro-food', 'ICT'),
  row(
    'cafe-caldas',
    'CO',
    'Clúster de Cafés Especiales de Caldas',
    'Manizales',
    'agro-food',
    'food and wine tourism',
  ),
  row('biotec-cartago', 'CR', 'Clúster de Biotecnología de Cartago', 'Cartago', 'biotechnology', 'ICT'),
  row('chocolate-guayas', 'EC', 'Clúster del Chocolate del Guayas', 'Guayaquil', 'agro-food', 'food design'),
  row('aero-queretaro', 'MX', 'Clúster Aeroespacial del Bajío', 'Querétaro', 'aerospace', 'metal-mechanics'),
  row('alimentos-puebla', 'MX', 'Clúster de Alimentos de Puebla', 'Puebla', 'agro-food', 'food design'),
  row('horticola-ica', 'PE', 'Clúster Hortícola de la Costa', 'Ica', 'agro-food', 'agricultural machinery'),
  row(
    'turismo-caribe',
    'DO',
    'Clúster Turístico del Caribe',
    'Puerto Plata',
    'hospitality',
    'food and wine tourism',
  ),
  row('tic-litoral', 'UY', 'Clúster TIC del Litoral', 'Salto', 'ICT', 'renewable energy'),
];

export const CLUSTERS: readonly ClusterRow[] = [...EUROPEAN, ...LATIN_AMERICAN];
