/**
 * What stands around the article on real news pages. Some of it repeats the article's own words on
 * purpose (comments that quote, related headlines): none of it may ever be marked.
 */

export const SECTIONS: readonly string[] = ['World', 'Politics', 'Business', 'City', 'Science', 'Culture'];

export const RELATED: readonly string[] = [
  'Harbour rail link opens two years late',
  'What the new pension rules mean for renters',
  'Five bookshops worth a detour',
  'Talks on security guarantees for Ukraine: what we know so far',
  'Why the lighthouse keepers kept such good diaries',
];

export const COMMENTS: readonly { readonly name: string; readonly text: string }[] = [
  {
    name: 'quaysider',
    text: '“They stop each time the security guarantees can be signed.” That is the whole story in one sentence, if you ask me, and it has been the whole story since the autumn.',
  },
  {
    name: 'M. Oduya',
    text: 'The Trump administration has indicated to Ukraine that US security guarantees are contingent on Kyiv first agreeing a peace deal. Fine, but who guarantees the guarantee?',
  },
  { name: 'old pilot', text: 'Thank you for printing the figures this time.' },
];

export const NEWSLETTER = {
  title: 'The Morning Tide',
  text: 'Six stories worth your coffee, every weekday at seven. Unsubscribe with one click.',
} as const;

export const COOKIES =
  'We use cookies to remember your reading preferences. You can change your choice at any time in the privacy centre.';

export const ADVERTISEMENT =
  'Sleep better: mattresses from the old rope works. Free delivery inside the ring road.';
