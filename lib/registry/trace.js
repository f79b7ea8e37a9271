/** What is worth telling but stops nothing: quirks that were worked around, answers that were set aside. */
export {};
