// "make test" runs a part of what is much alike, "make test-all" and a file by
// itself the whole.

/** Whether it is a part that runs. */
export const part = process.env.AFTERWORD_PART === "1";

/** Of many inputs that are much alike each nth, where a part runs. */
export const some = (inputs, n) => (part ? inputs.filter((_, i) => i % n === 0) : inputs);
