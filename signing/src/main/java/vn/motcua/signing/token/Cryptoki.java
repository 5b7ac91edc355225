package vn.motcua.signing.token;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.TokenException;

/**
 * One PKCS#11 library in this process.
 *
 * <p>The state behind it belongs to the process, not to us: another provider may have initialised the same library
 * before or use it after, and finalising it would pull the sessions from under that one. So each library is
 * initialised once and finalised only when somebody demands it, it was initialised here and no session of ours is open;
 * the map below mirrors what the operating system's loader keeps anyway, and holds nothing of any caller.
 */
final class Cryptoki {

    private static final Map<Path, Cryptoki> LOADED = new ConcurrentHashMap<>();
    private static final long CKF_OS_LOCKING_OK = 0x2;

    /** Kept because JNA unloads a library nobody refers to. */
    @SuppressWarnings("unused")
    private final NativeLibrary library;

    private final Path path;
    private final CkLayout layout;
    private final Map<CkFunction, Function> functions;
    private final AtomicInteger sessions = new AtomicInteger();

    /** Null if the library does its own locking. */
    private volatile @Nullable ReentrantLock oneAtATime;

    private volatile boolean initializedHere;

    private Cryptoki(Path path, NativeLibrary library, CkLayout layout, Map<CkFunction, Function> functions) {
        this.path = path;
        this.library = library;
        this.layout = layout;
        this.functions = functions;
    }

    /** Says whether JNA's own native part can be loaded here. */
    static boolean isJnaLoaded() {
        try {
            return Native.POINTER_SIZE > 0;
        } catch (LinkageError e) {
            return false;
        }
    }

    /** Loads and initialises a library, or returns it if that has been done. */
    static Cryptoki load(Path library) {
        return load(library, null);
    }

    /** Loads a library whose structures lie as told, or as is usual on this machine. */
    static Cryptoki load(Path library, @Nullable CkLayout layout) {
        if (!Files.isRegularFile(library)) {
            throw loadFailed(library, "there is no such file", null);
        }
        try {
            return LOADED.computeIfAbsent(library.toRealPath(), path -> loadNew(path, layout));
        } catch (IOException e) {
            throw loadFailed(library, "its path cannot be resolved", e);
        }
    }

    private static Cryptoki loadNew(Path path, @Nullable CkLayout special) {
        try {
            // Local symbols: drivers bring their own copies of common libraries, which must not meet each other.
            Map<String, Object> options = Platform.isWindows() ? Map.of() : Map.of(Library.OPTION_OPEN_FLAGS, 1);
            NativeLibrary library = NativeLibrary.getInstance(path.toString(), options);
            CkLayout layout = special == null ? CkLayout.ofThisMachine() : special;
            Cryptoki cryptoki = new Cryptoki(path, library, layout, functions(path, library, layout));
            cryptoki.initialize();
            return cryptoki;
        } catch (LinkageError e) {
            throw loadFailed(path, "it cannot be loaded as a PKCS#11 library for " + Platform.RESOURCE_PREFIX, e);
        }
    }

    /** Goes through the list because many drivers export nothing but the function that returns it. */
    private static Map<CkFunction, Function> functions(Path path, NativeLibrary library, CkLayout layout) {
        PointerByReference list = new PointerByReference();
        NativeLong returned =
                (NativeLong) library.getFunction("C_GetFunctionList").invoke(NativeLong.class, new Object[] {list});
        long code = layout.result(returned);
        Pointer table = list.getValue();
        if (!ReturnCode.CKR_OK.is(code) || table == null) {
            throw loadFailed(path, "C_GetFunctionList returned " + ReturnCode.nameOf(code), null);
        }
        int major = table.getByte(0);
        if (major != 2 && major != 3) {
            throw loadFailed(path, "it speaks version " + major + " of PKCS#11, expected 2 or 3", null);
        }
        return functions(table, layout);
    }

    private static Map<CkFunction, Function> functions(Pointer table, CkLayout layout) {
        Map<CkFunction, Function> functions = new EnumMap<>(CkFunction.class);
        int first = layout.offsets(2, layout.pointer())[1];
        for (CkFunction function : CkFunction.values()) {
            Pointer address = table.getPointer(first + (long) function.place() * layout.pointer());
            if (address != null) {
                functions.put(function, Function.getFunction(address));
            }
        }
        return functions;
    }

    /** Initialises the library; also when somebody else in the process has finalised it meanwhile. */
    synchronized void initialize() {
        int[] offsets = layout.offsets(
                layout.pointer(),
                layout.pointer(),
                layout.pointer(),
                layout.pointer(),
                layout.ulong(),
                layout.pointer());
        long returned;
        try (Memory arguments = zeroed(offsets[6])) {
            layout.writeUlong(arguments, offsets[4], CKF_OS_LOCKING_OK);
            returned = call(CkFunction.INITIALIZE, arguments);
        }
        if (ReturnCode.CKR_CANT_LOCK.is(returned)) {
            oneAtATime = new ReentrantLock();
            returned = call(CkFunction.INITIALIZE, Pointer.NULL);
        }
        if (!ReturnCode.isOneOf(returned, ReturnCode.CKR_OK, ReturnCode.CKR_CRYPTOKI_ALREADY_INITIALIZED)) {
            throw loadFailed(path, "C_Initialize returned " + ReturnCode.nameOf(returned), null);
        }
        initializedHere = ReturnCode.CKR_OK.is(returned);
    }

    /** Ends the library and begins it anew, unless that would take something from under somebody. */
    synchronized void restart() {
        String attempted = "begin the token driver " + path + " anew";
        if (!initializedHere || sessions.get() > 0) {
            String user = initializedHere ? sessions.get() + " sessions with its tokens are open" : "others began it";
            throw new TokenException(FailureCode.TOKEN_MODULE_FAILED, attempted, user, null);
        }
        require(attempted, CkFunction.FINALIZE, Pointer.NULL);
        initialize();
    }

    void countSession(int change) {
        sessions.addAndGet(change);
    }

    private static TokenException loadFailed(Path path, String happened, @Nullable Throwable cause) {
        return new TokenException(FailureCode.TOKEN_MODULE_FAILED, "load the token driver " + path, happened, cause);
    }

    static Memory zeroed(long size) {
        Memory memory = new Memory(size);
        memory.clear();
        return memory;
    }

    CkLayout layout() {
        return layout;
    }

    /** Calls a function; numbers are passed as CK_ULONG, pointers and bytes as they are. */
    long call(CkFunction function, @Nullable Object... arguments) {
        Function target = functions.get(function);
        if (target == null) {
            return ReturnCode.CKR_FUNCTION_NOT_SUPPORTED.value();
        }
        Object[] converted = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            converted[i] = arguments[i] instanceof Long number ? layout.argument(number) : arguments[i];
        }
        ReentrantLock lock = oneAtATime;
        if (lock == null) {
            return invoke(target, converted);
        }
        lock.lock();
        try {
            return invoke(target, converted);
        } finally {
            lock.unlock();
        }
    }

    private long invoke(Function target, Object[] arguments) {
        return layout.result((NativeLong) target.invoke(NativeLong.class, arguments));
    }

    /** Calls a function that must succeed. */
    void require(String attempted, CkFunction function, @Nullable Object... arguments) {
        long returned = call(function, arguments);
        if (!ReturnCode.CKR_OK.is(returned)) {
            throw ReturnCode.failure(attempted, function, returned);
        }
    }

    /** Reads a list of numbers whose length the library tells first and may change before the second call. */
    long[] numbers(String attempted, CkFunction function, Object leading) {
        while (true) {
            try (Memory count = zeroed(layout.ulong())) {
                require(attempted, function, leading, Pointer.NULL, count);
                int length = Math.toIntExact(layout.readUlong(count, 0));
                if (length == 0) {
                    return new long[0];
                }
                try (Memory list = zeroed((long) length * layout.ulong())) {
                    long returned = call(function, leading, list, count);
                    if (ReturnCode.CKR_OK.is(returned)) {
                        return read(list, Math.min(length, Math.toIntExact(layout.readUlong(count, 0))));
                    }
                    if (!ReturnCode.CKR_BUFFER_TOO_SMALL.is(returned)) {
                        throw ReturnCode.failure(attempted, function, returned);
                    }
                }
            }
        }
    }

    long[] read(Memory list, int length) {
        long[] numbers = new long[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = layout.readUlong(list, (long) i * layout.ulong());
        }
        return numbers;
    }
}
