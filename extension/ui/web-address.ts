/** Only addresses that lead to the web: a text states its own, so it is not to be trusted with more. */
export const webAddress = (url: string | undefined): string | null =>
  url !== undefined && /^https?:\/\//iu.test(url) && URL.canParse(url) ? url : null;
