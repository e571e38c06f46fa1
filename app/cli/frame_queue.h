#pragma once
// Encodes on a second thread while the next frame is drawn.

#include "clip/encoder.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace khalkha {

class FrameQueue {
public:
    /// The encoder must outlive the queue.
    explicit FrameQueue(Encoder& encoder);
    FrameQueue(const FrameQueue&) = delete;
    FrameQueue& operator=(const FrameQueue&) = delete;
    ~FrameQueue();
    /// Copies the frame in; waits while three are queued. False once the encoder has failed.
    [[nodiscard]] bool push(std::span<const std::uint8_t> rgb);
    /// Waits until all is encoded; the encoder's failure, if any. Then nothing may be pushed any more.
    [[nodiscard]] Failure drain();

private:
    void work();
    [[nodiscard]] Failure encode(const std::vector<std::uint8_t>& frame);
    Encoder& _encoder;
    std::mutex _mutex;
    std::condition_variable _changed;
    std::deque<std::vector<std::uint8_t>> _frames;
    Failure _failure;
    bool _closed = false;
    std::thread _thread; ///< last: starts when everything else is there
};

} // namespace khalkha
