package vn.motcua.json;

import tools.jackson.databind.JsonNode;

/**
 * How one type looks as JSON, in both directions.
 *
 * @param <T> the type
 */
interface Form<T> {

    JsonNode write(T value);

    T read(Place place);
}
