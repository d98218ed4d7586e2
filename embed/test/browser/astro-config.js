// This tells Astro's router where the site is hosted, as Astro's own build does.
export const internalFetchHeaders = {};
