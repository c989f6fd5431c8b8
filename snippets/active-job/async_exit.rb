require "active_job"

ActiveJob::Base.logger = nil
BEGAN = Queue.new

class Export < ActiveJob::Base
  def perform(order)
    BEGAN << order
    sleep 5
    File.write("#{order}.pdf", "")
  ensure
    File.write("#{order}.end", "")
  end
end

shop = fork do
  ActiveJob::Base.queue_adapter = :async
  Export.perform_later("A-17")
  Export.set(wait: 1.minute).perform_later("A-18")
  BEGAN.pop
  exit # (1)!
end
Process.wait(shop)

puts "exit status: #{$?.exitstatus}"
puts "exported: #{Dir["*.pdf"].size} of 2"
puts "cut in the middle: #{Dir["*.end"].size}"
