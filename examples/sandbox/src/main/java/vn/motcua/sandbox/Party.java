package vn.motcua.sandbox;

/** One remote party: its paths and its answers. */
interface Party {

    String name();

    boolean answersTo(String path);

    String operation(Arrival arrival);

    Reply answer(Arrival arrival);
}
