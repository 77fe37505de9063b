/** Invented texts for the tests of text alignment. */

export const BRIDGE =
  'The old viaduct over the Marn will stay closed until at least October, the county council said on Tuesday, after engineers found cracks in two of its seven stone arches. The inspection, the first in four years, also showed that water had washed sand from under the eastern pier. “Nobody wants to see lorries on it again before it is safe,” said Ida Holm, who heads the roads department. A ferry will carry pupils and commuters across the river free of charge, and the fire station on the far bank gets a second crew. Repairs are expected to cost eleven million crowns; the council’s reserve holds nine.';

export const GARDEN =
  'Tomatoes want warmth, and little else is as simple. Sow them indoors in March, two seeds to a pot, and keep the weaker seedling for a friend. Once the nights are mild, plant them out against a wall that faces south, bury the stems up to the first leaves and pinch out side shoots every week. Too much nitrogen gives splendid foliage and no fruit. Those who water the soil rather than the leaves seldom meet blight.';

export const LIBRARY =
  'Volunteers have saved the reading room in Ostby from closure for the third time in a decade. Thirty residents now share the evening shifts, unlocking the door at five and switching off the lamps at nine. Borrowing has doubled since the spring, mostly novels and, to the surprise of the librarian, manuals on repairing bicycles. The municipality pays for heating and nothing more.';

export interface RewrittenPair {
  readonly name: string;
  readonly before: string;
  readonly passage: string;
  readonly after: string;
  readonly source: string;
  readonly sourcePassage: string;
}

const SALT =
  'Salt works once lined the whole bay of Querle. Seawater was led through wooden sluices into shallow basins, where sun and wind dried it until a crust of crystals could be raked together. Forty families lived from the trade at its height in 1780, and their carts supplied fishmongers as far away as the capital. When cheap rock salt arrived by railway a century later, the basins were abandoned one after another, and herons took over the dykes.';
const SALT_REST =
  'Today the bay is a nature reserve with a path for walkers and two wooden towers for watching birds. Parking costs three crowns. Dogs must stay on the lead between April and July, when lapwings breed.';

const TRAM =
  'The night tram of Velden returns in January after an absence of eleven years. Four lines will run every half hour between midnight and five, on Fridays and Saturdays only, and ordinary tickets will be valid on board. The operator hopes to carry two thousand passengers a night, mainly students and hospital staff. Taxi drivers have protested against the plan and warned that a third of their earnings comes from weekend nights. The mayor answered that fewer private cars in the centre would help everybody.';
const TRAM_REST =
  'Velden has had trams since 1902. The first were drawn by horses, and a surviving carriage can be seen in the museum beside the depot. Admission is free for children under twelve.';

const GLACIER =
  'Researchers drilled ninety metres into the Hollin glacier to read its archive of dust. Layers of fine volcanic ash show that the eruption of Mount Sarre took place in the autumn of 1453 and not, as chronicles claim, two years later. Pollen from olive trees, carried across the mountains by storms, becomes rarer above that layer, which suggests a series of cold summers. The team stored the ice cores in a freezer in Lund, where other laboratories may examine them.';
const GLACIER_REST =
  'Hollin village lies an hour below the ice. Its inn has eight rooms and a stove that never goes out in winter. The bus from the valley runs twice a day, except on Sundays and during avalanche warnings.';

export const PAIRS: readonly RewrittenPair[] = [
  {
    name: 'a passage with words exchanged and moved',
    before: GARDEN,
    passage:
      'The whole bay of Querle was once lined by salt works. Wooden sluices led seawater into flat basins, where wind and sun dried it, until crystals in a crust could be collected with rakes. At the height of the trade, in 1780, forty families lived on it and supplied fishmongers with their carts up to the capital. A century later cheap rock salt came by railway; one basin after another was abandoned, and the dykes were left to herons.',
    after: LIBRARY,
    source: `${SALT}\n\n${SALT_REST}`,
    sourcePassage: SALT,
  },
  {
    name: 'a passage translated and back',
    before: BRIDGE,
    passage:
      'After eleven years absence comes back in January the night tram from Velden. Between midnight and five o’clock four lines will drive each half hour, only Fridays and Saturdays, and the usual tickets are valid on board. The operator hopes for two thousand passengers per night, above all students and personnel of the hospital. The taxi drivers protested against this plan and warn that one third of their income stems from weekend nights. To this the mayor replied that less private cars in the centre help everyone.',
    after: GARDEN,
    source: `${TRAM_REST}\n\n${TRAM}`,
    sourcePassage: TRAM,
  },
  {
    name: 'a passage retold more shortly',
    before: LIBRARY,
    passage:
      'Ninety metres of the Hollin glacier were drilled by researchers for the dust in it. According to layers of volcanic ash Mount Sarre erupted in autumn 1453, not two years later as the chronicles say. Above the ash, olive pollen blown across the mountains by storms grows rare: a hint at cold summers. The ice cores are stored in a freezer in Lund and open to other laboratories.',
    after: BRIDGE,
    source: `${GLACIER_REST}\n\n${GLACIER}`,
    sourcePassage: GLACIER,
  },
];
