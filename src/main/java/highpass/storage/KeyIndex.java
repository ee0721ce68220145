package highpass.storage;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Finds the number of an element by its key. A hash table that holds numbers only and asks for the
 * keys: a million of them take some 20 MB, where a {@code HashMap} with its keys takes 140.
 */
final class KeyIndex {
  private static final int FIRST_CAPACITY = 64;
  private static final int ABSENT = -1;

  private final IntFunction<?> keys;

  /** Numbers of elements by the place that their hash gives them, or the next one that is free. */
  private int[] elements;

  /** Of the element at the same place: most keys that differ are told apart by it. */
  private int[] hashes;

  private int count;

  /**
   * An index without elements.
   *
   * @param keys the key of an element that has been put, or is being put, by its number from 0; the
   *     same at all times
   */
  KeyIndex(IntFunction<?> keys) {
    this.keys = keys;
    allocate(FIRST_CAPACITY);
  }

  private void allocate(int capacity) {
    elements = new int[capacity];
    hashes = new int[capacity];
    Arrays.fill(elements, ABSENT);
  }

  /**
   * Puts an element unless there is one of an equal key.
   *
   * @return the number of the element that has the key now: the one given if it was put
   */
  int putIfAbsent(int element) {
    Object key = keys.apply(element);
    int hash = hash(key);
    int place = place(key, hash);
    if (elements[place] != ABSENT) {
      return elements[place];
    }
    if (2 * ++count > elements.length) {
      grow();
      place = place(key, hash);
    }
    elements[place] = element;
    hashes[place] = hash;
    return element;
  }

  /** The number of the element with a key, or a negative one if there is none. */
  int find(Object key) {
    return elements[place(key, hash(key))];
  }

  private static int hash(Object key) {
    int hash = key.hashCode() * 0x9E3779B9;
    return hash ^ (hash >>> 16);
  }

  /** Where a key is, or would be. */
  private int place(Object key, int hash) {
    int last = elements.length - 1;
    int place = hash & last;
    while (elements[place] != ABSENT
        && (hashes[place] != hash || !keys.apply(elements[place]).equals(key))) {
      place = (place + 1) & last;
    }
    return place;
  }

  private void grow() {
    int[] oldElements = elements;
    int[] oldHashes = hashes;
    allocate(2 * oldElements.length);
    int last = elements.length - 1;
    for (int i = 0; i < oldElements.length; i++) {
      if (oldElements[i] != ABSENT) {
        int place = oldHashes[i] & last;
        while (elements[place] != ABSENT) {
          place = (place + 1) & last;
        }
        elements[place] = oldElements[i];
        hashes[place] = oldHashes[i];
      }
    }
  }
}
