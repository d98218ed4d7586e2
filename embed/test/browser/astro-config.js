// What Astro's own build says to its router about where the site is hosted.
export const internalFetchHeaders = {};
